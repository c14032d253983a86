"""Nouns for the tests: the project, its record, the built site, a browser."""

import re
import shutil
import signal
from pathlib import Path

import built
import pytest
from atajurt.record import Record, read_record
from built import build
from folders import contents, copy_project
from workers import made_once

ROOT = Path(__file__).resolve().parent.parent


def pytest_configure():
    """Let Ctrl-C be heard, by what the tests begin too: where these begin in the background it is ignored."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT


@pytest.fixture(scope="session")
def record() -> Record:
    """The pages and sources of this site."""
    return read_record(ROOT)


@pytest.fixture(scope="session")
def built_as(tmp_path_factory):
    """A function that builds this site strictly, with the settings of `built.PUBLIC` or others, once for all workers.

    It returns the folder of the result, in which no test may write.
    """

    def build_as(**settings: str) -> Path:
        settings = built.PUBLIC | settings
        name = "-".join(["site", *(f"{name}={value}" for name, value in sorted(settings.items()))])

        def make(folder):
            done = build(ROOT, folder, **settings)
            assert done.returncode == 0, done.stderr

        return made_once(tmp_path_factory.getbasetemp(), re.sub(r"[^\w=-]", "", name), make)

    return build_as


@pytest.fixture(scope="session")
def site(built_as) -> Path:
    """This site, built as the workflow that publishes does; the folder of the result."""
    return built_as()


@pytest.fixture
def copy(tmp_path) -> Path:
    """A copy of the project that a test may spoil."""
    return copy_project(ROOT, tmp_path / "project")


@pytest.fixture
def small(root, tmp_path) -> Path:
    """A project of four invented sources, and a menu with a topic."""
    return Path(shutil.copytree(root / "tests" / "rules" / "shared", tmp_path / "small"))


@pytest.fixture
def unchanged(small):
    """After the test each file of the small project is as it was, and there is none besides."""
    before = contents(small)
    yield
    assert contents(small) == before


@pytest.fixture(scope="session")
def served(site):
    """The built site at an address of this machine."""
    with built.serve(site) as address:
        yield address


@pytest.fixture(scope="session")
def browser():
    """A headless browser; fails, saying how to mend it, where there is none."""
    with built.launch() as launched:
        yield launched


def pytest_addoption(parser):
    """Add the option that writes the expected texts of the rules anew."""
    parser.addoption("--update-expected", action="store_true", help="write tests/rules/*/expected.txt anew")
