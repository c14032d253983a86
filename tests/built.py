"""The built site: made with the real command, served on this machine as a host would, and a browser to read it with."""

import functools
import http.server
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import browser as browsers

ADDRESS = "https://record.example/"
CONTACT = "desk@record.example"
OPTIONS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
)


def build(folder: Path, into: Path, **environment) -> subprocess.CompletedProcess:
    """Build the site of a project folder with the real command, and return what it said."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(into)]
    env = {**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment}
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True)


PUBLIC = {
    "SITE_URL": ADDRESS,
    "REPO_URL": "https://code.example/a/b",
    "EDIT_URI": "edit/main/docs/",
    "CONTACT": CONTACT,
}


def build_public(folder: Path, into: Path) -> subprocess.CompletedProcess:
    """Build a site as the workflow that publishes does, with an address and with the ways to mend a page."""
    return build(folder, into, **PUBLIC)


class Host(http.server.SimpleHTTPRequestHandler):
    """A file server that does not log, and says with each file what the site's own `_headers` wants said."""

    def log_message(self, *arguments):
        """Say nothing."""

    def copyfile(self, source, outputfile):
        """Send a file, to a browser that may have gone on to another page."""
        with suppress(BrokenPipeError, ConnectionResetError):
            super().copyfile(source, outputfile)

    def end_headers(self):
        """Add the headers that belong to every file."""
        for line in (Path(self.directory) / "_headers").read_text("utf-8").splitlines()[1:]:
            if not line.startswith("  "):
                break
            self.send_header(*line.strip().split(": ", 1))
        super().end_headers()


@contextmanager
def serve(site: Path) -> Iterator[str]:
    """Serve a built site; the address."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Host, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@contextmanager
def launch() -> Iterator:
    """Launch a headless browser; raises `RuntimeError`, saying how to mend it, where there is none."""
    from playwright.sync_api import sync_playwright

    program = browsers.find()
    if not program:
        raise RuntimeError(f"There is no browser to test with. {browsers.HOW}")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=program, args=OPTIONS.split())
        yield launched
        launched.close()
