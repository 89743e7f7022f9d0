"""A dashboard served for the browser tests and the measurements."""

import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO
from urllib.error import URLError

ROOT = Path(__file__).parent.parent


@contextmanager
def dashboard(root: Path = ROOT) -> Iterator[str]:
    """Serve the dashboard of that folder on a free port; yield its address.

    Raises RuntimeError at the end where a page has met an error that nobody expected.
    """
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "dashboard.py"]
    options = [f"--server.port={port}", "--server.address=127.0.0.1", "--server.headless=true"]
    with (
        TemporaryFile("w+") as log,
        subprocess.Popen([*command, *options], cwd=root, stdout=log, stderr=log) as server,
    ):
        try:
            _wait(f"http://127.0.0.1:{port}/_stcore/health", server, log)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait()
        if "Uncaught app execution" in (told := _read(log)):
            raise RuntimeError(f"a page met an error: {told}")


def _wait(url: str, server: "subprocess.Popen[bytes]", log: IO[str]) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if server.poll() is not None:
            raise RuntimeError(f"the dashboard did not start: {_read(log)}")
        try:
            with urllib.request.urlopen(url, timeout=2):
                return
        except (URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    raise RuntimeError("the dashboard did not answer within a minute")


def _read(log: IO[str]) -> str:
    log.seek(0)
    return log.read()
