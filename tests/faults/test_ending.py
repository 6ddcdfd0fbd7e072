"""Whoever ends `firsthand` ends the app with it: nothing goes on listening."""

from __future__ import annotations

import os
import signal
import socket
from pathlib import Path

import pytest

from benchmarks.browser import App


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_that_ends_the_command_ends_the_app(home: Path, number: int) -> None:
    app = App(home).start()
    try:
        os.kill(app.process, number)
        os.waitpid(app.process, 0)
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection(("127.0.0.1", app.port), timeout=5)
    finally:
        app.kill()
