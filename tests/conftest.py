"""Nouns for the tests: the project, its record, the built site, a browser."""

import functools
import http.server
import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import browser as browsers
import pytest
from atajurt.record import Record, read_record

ROOT = Path(__file__).resolve().parent.parent
SITE_FILES = ("mkdocs.yml", "bibliography.bib", "docs", "scripts")


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT


@pytest.fixture(scope="session")
def record() -> Record:
    """The pages and sources of this site."""
    return read_record(ROOT)


def build(folder: Path, into: Path, **environment) -> subprocess.CompletedProcess:
    """Build the site of a project folder with the real command, and return what it said."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(into)]
    env = {**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment}
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True)


@pytest.fixture(scope="session")
def site(tmp_path_factory) -> Path:
    """This site, built strictly; the folder of the result."""
    into = tmp_path_factory.mktemp("site")
    built = build(
        ROOT, into, SITE_URL="https://record.example/", REPO_URL="https://code.example/a/b", EDIT_URI="edit/main/docs/"
    )
    assert built.returncode == 0, built.stderr
    return into


@pytest.fixture
def copy(tmp_path) -> Path:
    """A copy of the project that a test may spoil."""
    for name in SITE_FILES:
        source, target = ROOT / name, tmp_path / "project" / name
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
        else:
            target.parent.mkdir(exist_ok=True)
            shutil.copy(source, target)
    return tmp_path / "project"


class Quiet(http.server.SimpleHTTPRequestHandler):
    """A file server that does not log."""

    def log_message(self, *arguments):
        """Say nothing."""

    def end_headers(self):
        """Say with each file what the site's own `_headers` wants said with every file."""
        for line in (Path(self.directory) / "_headers").read_text("utf-8").splitlines()[1:]:
            if not line.startswith("  "):
                break
            self.send_header(*line.strip().split(": ", 1))
        super().end_headers()


@pytest.fixture(scope="session")
def served(site):
    """The built site at an address of this machine."""
    handler = functools.partial(Quiet, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="session")
def browser():
    """A headless browser; fails, saying how to mend it, where there is none."""
    from playwright.sync_api import sync_playwright

    program = browsers.find()
    assert program, f"There is no browser to test with. {browsers.HOW}"
    options = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
    options += ["--disable-component-update", "--disable-sync"]
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=program, args=options)
        yield launched
        launched.close()


def pytest_addoption(parser):
    """Add the option that writes the expected texts of the rules anew."""
    parser.addoption("--update-expected", action="store_true", help="write tests/rules/*/expected.txt anew")
