"""The app run in memory on an assistant of its own; each test has a fresh one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from tests.ui.fake_assistant import FakeAssistant
from ui import runtime

APP = Path(__file__).parents[2] / "ui" / "app.py"


@pytest.fixture
def assistant(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """The assistant that the app opens."""
    made = FakeAssistant()
    monkeypatch.setattr(runtime, "opener", lambda: made)
    st.cache_resource.clear()
    yield made
    st.cache_resource.clear()


@pytest.fixture
def app(assistant: Any) -> AppTest:
    """The app at its first run."""
    return AppTest.from_file(str(APP), default_timeout=20)


@pytest.fixture
def typed() -> Callable[..., AppTest]:
    """Sends what a component would commit: its key, its token, and the rest."""

    def send(app: AppTest, key: str, **value: Any) -> AppTest:
        app.session_state[key] = {"value": value}
        return app.run()

    return send
