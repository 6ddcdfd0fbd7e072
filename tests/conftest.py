"""For every test: a data folder of its own, no `FIRSTHAND_…` of the machine, and no network."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest
from hypothesis import settings

from assistant.settings import Settings

# How long an example takes says more of the machine than of the code; no test times anything.
# The tests try the same examples each time, so that a red run means a change; `make fuzz` looks
# for new ones.
settings.register_profile("firsthand", deadline=None, derandomize=True, database=None)
settings.register_profile("fuzz", deadline=None, max_examples=2000, database=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "firsthand"))

LOOPBACK = {"127.0.0.1", "::1", "localhost"}
SAMPLES = Settings().samples  # read before any test, while the environment is the machine's


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The test's own data folder, which does not exist yet; nothing is read from elsewhere."""
    for name in list(os.environ):
        if name.startswith("FIRSTHAND_") or name == "CHROMA_HOST":
            monkeypatch.delenv(name)
    folder = tmp_path / "firsthand"
    monkeypatch.setenv("FIRSTHAND_HOME", str(folder))
    monkeypatch.chdir(tmp_path)
    return folder


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Connections leave this machine in no test."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: object) -> None:
        if self.family != getattr(socket, "AF_UNIX", None):
            host = address[0] if isinstance(address, tuple) else address
            assert host in LOOPBACK, f"a test reached for {host}"
        connect(self, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture(scope="session")
def samples() -> Path:
    """The folder of profile samples that FIRSTHAND_SAMPLES names; skips where there is none."""
    if not SAMPLES.is_dir():
        pytest.skip(f"no profile samples at {SAMPLES}: set FIRSTHAND_SAMPLES")
    return SAMPLES
