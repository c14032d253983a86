"""The pages of a large site are made by several processes; what one cannot make, the first makes and tells of."""

import logging
import multiprocessing
import os

import mkdocs.commands.build as builder
import pytest
from conftest import ROOT
from folders import contents
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort


@pytest.fixture
def built(tmp_path, monkeypatch):
    """A function that builds this site here, with `write` in place of what writes a page, and returns its files."""
    populate, original = builder._populate_page, builder._build_page

    def run(name, write=None):
        config = load_config(str(ROOT / "mkdocs.yml"), site_dir=str(tmp_path / name), strict=True)
        cores = next(hook for path, hook in config.hooks.items() if path.endswith("cores.py"))
        monkeypatch.setattr(cores, "number", lambda: 2)  # on a machine of one core too
        config.plugins.on_startup(command="build", dirty=False)
        if write:
            monkeypatch.setattr(cores, "build_page", lambda *given: write(cores, original, *given))
        build(config)
        return contents(tmp_path / name)

    yield run
    builder._populate_page, builder._build_page = populate, original


def stumbling(cores, original, page, *given):
    """Fail in every process but the first."""
    if multiprocessing.parent_process() is not None:
        raise RuntimeError("in another process")
    original(page, *given)


def dying(cores, original, page, *given):
    """End every process but the first, without a word."""
    if multiprocessing.parent_process() is not None:
        os._exit(1)
    original(page, *given)


@pytest.mark.parametrize("write", [stumbling, dying])
def test_what_another_process_cannot_make_is_made_by_the_first(built, write):
    assert built("whole") == built("mended", write)


def test_another_process_takes_its_part(built):
    """Each begins with its own end of the row, and neither makes all."""
    made = multiprocessing.get_context("fork").SimpleQueue()

    def told(cores, original, page, *given):
        made.put((multiprocessing.parent_process() is None, page.file.src_uri))
        original(page, *given)

    built("told", told)
    pages = {True: [], False: []}
    while not made.empty():
        first, path = made.get()
        pages[first].append(path)
    assert pages[True]
    assert pages[False]
    assert len(set(pages[True]) & set(pages[False])) <= 1, "only where they meet may both make one"


def test_a_warning_in_another_process_stops_a_strict_build(built, caplog):
    log = logging.getLogger("mkdocs.structure.pages")

    def warn(cores, original, page, *given):
        if page.file.src_uri == "topics/party.md":
            log.warning("something is wrong with this page")
        original(page, *given)

    with pytest.raises(Abort, match="1 warning"):
        built("warned", warn)
