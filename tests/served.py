"""The site as `make serve` shows it: the real command, in a folder that a test may edit while it runs."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError

PATIENCE = 180  # seconds; a build takes six on an idle machine
QUIET = 1.2  # seconds; the server looks for changes ten times in one, when it is not building
BEGUN, RELOADED = "Detected file changes", "Reloading browsers"


class Server:
    """A running `mkdocs serve`: its project's folder, address, folder of built files, and what it said."""

    def __init__(self, project: Path, home: Path):
        self.project, self.said = project, home / "said.txt"
        with socket.create_server(("127.0.0.1", 0)) as found:
            self.port = found.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}/"
        home.joinpath("built").mkdir()
        environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "TMPDIR": str(home / "built")}
        command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{self.port}"]
        with self.said.open("w") as said:
            self.process = subprocess.Popen(command, cwd=project, env=environment, stdout=said, stderr=said)
        self.home = home / "built"
        self.wait("Serving on")

    @property
    def output(self) -> str:
        """What it has said so far."""
        return self.said.read_text("utf-8")

    @property
    def files(self) -> Path:
        """The folder of what it has built."""
        return next(self.home.glob("mkdocs_*"))

    def wait(self, words: str, times: int = 1) -> None:
        """Wait until it has said some words this often."""
        end = time.monotonic() + PATIENCE
        while self.output.count(words) < times:
            assert self.process.poll() is None, f"the server is dead:\n{self.output}"
            assert time.monotonic() < end, f"it never said “{words}”:\n{self.output}"
            time.sleep(0.1)

    @contextmanager
    def rebuilding(self):
        """Wait, after what is done to the project inside, until the site is built anew and browsers are told."""
        before = self.output.count(RELOADED)
        yield
        self.wait(RELOADED, before + 1)
        while True:
            begun, done = self.output.count(BEGUN), self.output.count(RELOADED)
            time.sleep(QUIET)
            if begun == done == self.output.count(RELOADED) == self.output.count(BEGUN):
                return

    def edit(self, path: str, text: str | bytes) -> None:
        """Put a text in the place of a file, as editors do, and wait for the site."""
        aside = self.project.parent / "aside"
        aside.write_bytes(text.encode() if isinstance(text, str) else text)
        with self.rebuilding():
            aside.replace(self.project / path)

    def get(self, path: str = "") -> str:
        """Return a page as a browser is sent it; one that cannot be built comes with an error of the server."""
        try:
            with urllib.request.urlopen(self.address + path, timeout=PATIENCE) as answer:
                return answer.read().decode()
        except HTTPError as error:
            return error.read().decode()

    def problems(self, path: str = "") -> str:
        """Return the words of the box on a page, empty where there is none."""
        box = re.search(r'<section class="problems".*?</style>(.*?)</section>', self.get(path), re.S)
        return box[1] if box else ""


@contextmanager
def served(project: Path, home: Path):
    """Serve a project; at the end stop the server as Ctrl-C does."""
    server = Server(project, home)
    try:
        yield server
    finally:
        server.process.send_signal(signal.SIGINT)
        try:
            server.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            server.process.kill()
            raise
