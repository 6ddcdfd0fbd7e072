"""The app in a process of its own and a real browser on it, for journeys and for pictures."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
START_SECONDS = 60
# Without these, Chromium looks for updates and for a sandbox that root does not have.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--force-color-profile=srgb",
]


def chromium() -> str | None:
    """The path of the system's Chromium, if it has one."""
    return shutil.which("chromium") or shutil.which("chromium-browser")


@contextmanager
def open_browser() -> Iterator[Browser]:
    """Headless Chromium, the system's own."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        try:
            yield browser
        finally:
            browser.close()


class App:
    """The app on a data folder and a port that stay the same when it is killed and started."""

    def __init__(self, home: Path, **settings: str) -> None:
        self.home = home
        self.port = _free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self._settings = {f"FIRSTHAND_{name.upper()}": value for name, value in settings.items()}
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> App:
        """Start it and wait until it answers."""
        machine = {k: v for k, v in os.environ.items() if not k.startswith("FIRSTHAND_")}
        environment = machine | self._settings | {"FIRSTHAND_HOME": str(self.home)}
        program = Path(sys.executable).with_name("firsthand")
        self._process = subprocess.Popen(
            [program, "--port", str(self.port), "--no-browser"],
            env=environment,
            cwd=self.home.parent,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        _wait_for(f"{self.address}/_stcore/health", self._process)
        return self

    @property
    def process(self) -> int:
        """The id of the running process."""
        assert self._process is not None
        return self._process.pid

    def kill(self) -> None:
        """End it and its children at once, as a crash would."""
        if self._process is not None:
            with suppress(ProcessLookupError):  # nothing of it runs any more
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
            self._process = None


@contextmanager
def running_app(home: Path, **settings: str) -> Iterator[App]:
    """The app, started; ended afterwards."""
    app = App(home, **settings).start()
    try:
        yield app
    finally:
        app.kill()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end:
        if process.poll() is not None:
            raise RuntimeError(f"the app ended with {process.returncode}")
        try:
            with urllib.request.urlopen(address, timeout=1):
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    raise RuntimeError(f"the app did not answer within {START_SECONDS} s")
