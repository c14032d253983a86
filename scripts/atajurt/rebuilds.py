"""A rebuild: how long `mkdocs serve` takes to show what somebody has changed on a page."""

import socket
import statistics
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterable
from pathlib import Path

EVERY = 0.05  # seconds between two looks at the page
FIRST = 600  # seconds until a site has to be there


def shown_after(project: Path, page: Path, address: str, edits: Iterable[tuple[str, str]]) -> float:
    """Return the median of the seconds from saving a page to seeing it, served from a project's folder.

    Each edit is the page's new text and words that were not on it before. The page is left as it was found.
    Raises `TimeoutError` where something is not shown.
    """
    before, taken = page.read_text("utf-8"), []
    with socket.create_server(("127.0.0.1", 0)) as free:
        host = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "mkdocs", "serve", "--quiet", "--dev-addr", host]
    with subprocess.Popen(command, cwd=project, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            look = f"http://{host}/{address}"
            wait(lambda: "<article" in read(look))
            for text, words in edits:
                time.sleep(3)  # until the server has told browsers of the last build, and listens again
                page.write_text(text, "utf-8")
                start = time.perf_counter()
                wait(lambda words=words: words in read(look))
                taken.append(time.perf_counter() - start)
        finally:
            page.write_text(before, "utf-8")
            server.terminate()
    return statistics.median(taken)


def wait(there: Callable[[], bool]) -> None:
    """Wait until something is there; raises `TimeoutError` where it does not come."""
    end = time.perf_counter() + FIRST
    while not there():
        if time.perf_counter() > end:
            raise TimeoutError("mkdocs serve does not show the page")
        time.sleep(EVERY)


def read(address: str) -> str:
    """Return a page; nothing where it is not answered for."""
    try:
        with urllib.request.urlopen(address, timeout=60) as answer:
            return answer.read().decode("utf-8")
    except (urllib.error.URLError, OSError):
        return ""
