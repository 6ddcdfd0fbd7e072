"""What several unit tests use."""

from __future__ import annotations

from tests.unit.commands import run as run  # a fixture of every test of the command line
