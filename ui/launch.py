"""Opens the app: Streamlit in a process of its own, on loopback, without usage statistics.

Everything is passed as flags: Streamlit reads a `config.toml` from the working folder
only, and Firsthand may be started from anywhere.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

from assistant.errors import ConfigError
from assistant.settings import Settings
from ui import theme

ADDRESS = "127.0.0.1"
UPLOAD_MEGABYTES = 20
# Streamlit's browser side can lose a cached message when reruns follow each other fast, as they
# do while somebody types, and then stops ("Cached ForwardMsg MISS", streamlit#15816). On one
# machine nothing is gained by the cache: no message is ever as large as this many bytes.
NEVER_CACHED = "1e15"


def launch(settings: Settings, *, port: int | None = None, browser: bool = True) -> int:
    """Run the app until it is stopped; returns Streamlit's exit code.

    `port` 0 takes a free one. Raises ConfigError where the port is taken.
    """
    chosen = _free(settings.port if port is None else port)
    environment = os.environ | {"FIRSTHAND_HOME": str(settings.home)}
    print(f"Firsthand is at http://{ADDRESS}:{chosen} (Ctrl+C stops it)", flush=True)  # noqa: T201
    return _until_ended(command(chosen, browser=browser), environment)


def _until_ended(arguments: list[str], environment: dict[str, str]) -> int:
    """Run a process to its end; what ends this one ends it too, so that none stays behind."""
    process = subprocess.Popen(arguments, env=environment)  # noqa: S603
    ending = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before = {number: signal.signal(number, lambda *_: process.terminate()) for number in ending}
    try:
        return process.wait()
    except KeyboardInterrupt:
        process.terminate()
        process.wait()
        return 0
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def command(port: int, *, browser: bool) -> list[str]:
    """The command that starts Streamlit, address, statistics and theme as flags."""
    options = {
        "server.address": ADDRESS,
        "server.port": str(port),
        "server.headless": "false" if browser else "true",
        "server.showEmailPrompt": "false",
        "server.fileWatcherType": "none",
        "server.maxUploadSize": str(UPLOAD_MEGABYTES),
        "browser.gatherUsageStats": "false",
        "client.showErrorDetails": "none",
        "client.showErrorLinks": "false",
        "client.toolbarMode": "minimal",
        "runner.magicEnabled": "false",
        # A run is finished before the next one begins: else what the page sends right after a
        # click, such as a text, can stop the run in the middle of the click's callback.
        "runner.fastReruns": "false",
        "global.minCachedMessageSize": NEVER_CACHED,
    }
    flags = [f"--{name}={value}" for name, value in options.items()]
    app = str(Path(__file__).with_name("app.py"))
    return [sys.executable, "-m", "streamlit", "run", app, *flags, *theme.flags()]


def _free(port: int) -> int:
    """The port itself if nothing listens there; for 0 one that the system picks."""
    with socket.socket() as probe:
        if os.name != "nt":  # there it would allow a port that is in use
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((ADDRESS, port))
        except OSError as error:
            raise ConfigError(
                f"Port {port} on this machine is in use.",
                "Is Firsthand open in another window? Else choose another: firsthand --port 0",
            ) from error
        return int(probe.getsockname()[1])
