"""For every test here: children that can be killed. Windows knows no such kill and no fork."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.faults.children import Children


@pytest.fixture(scope="session")
def children() -> Iterator[Children]:
    if os.name == "nt":
        pytest.skip("Windows has no fork")
    from tests.faults.children import Children

    program = Children()
    yield program
    program.close()
