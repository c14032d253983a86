"""A rebuild: how long `mkdocs serve` takes to show what somebody has changed on a page."""

import os
import socket
import statistics
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

REST = 3  # seconds between two edits, until the server has told browsers and listens again
EVERY = 0.05  # seconds between two looks at the page
FIRST = 600  # seconds until a site has to be there


@dataclass(frozen=True)
class Edit:
    """A page's file, its address below the site's own, its new text, and words in that which were not there before."""

    page: Path
    address: str
    text: str
    words: str


def shown_after(project: Path, edits: Iterable[Edit], built: Path) -> float:
    """Return the median of the seconds from saving a page to seeing it, served from a project's folder.

    The pages are left as they were found, and the site below a folder of what is built. Raises `TimeoutError` where
    something is not shown.
    """
    edits, taken = list(edits), []
    before = {edit.page: edit.page.read_text("utf-8") for edit in edits}
    with socket.create_server(("127.0.0.1", 0)) as free:
        host = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "mkdocs", "serve", "--quiet", "--dev-addr", host]
    environment = os.environ | dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(built))
    with subprocess.Popen(
        command, cwd=project, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as server:
        try:
            for edit in edits:
                look = f"http://{host}/{edit.address}"
                wait(lambda look=look: "<article" in read(look), server)
                time.sleep(REST)
                edit.page.write_text(edit.text, "utf-8")
                start = time.perf_counter()
                wait(lambda look=look, words=edit.words: words in read(look), server)
                taken.append(time.perf_counter() - start)
        finally:
            for page, text in before.items():
                page.write_text(text, "utf-8")
            server.terminate()
    return statistics.median(taken)


def wait(there: Callable[[], bool], server: subprocess.Popen) -> None:
    """Wait until something is there; raises `TimeoutError` where it does not come, or the server is gone."""
    end = time.perf_counter() + FIRST
    while not there():
        if time.perf_counter() > end or server.poll() is not None:
            raise TimeoutError("mkdocs serve does not show the page")
        time.sleep(EVERY)


def read(address: str) -> str:
    """Return a page; nothing where it is not answered for."""
    try:
        with urllib.request.urlopen(address, timeout=60) as answer:
            return answer.read().decode("utf-8")
    except (urllib.error.URLError, OSError):
        return ""
