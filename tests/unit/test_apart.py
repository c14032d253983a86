"""Files that no page shows are made beside the pages, or when somebody asks for one of them, and then once."""

import threading

import pytest
from atajurt.apart import Apart


@pytest.fixture
def made(tmp_path):
    """Files that wait, and a list of what was made of them, in order."""
    apart, made = Apart(), []
    apart.waits = True
    apart.add(("search/", "_headers"), lambda: made.append("search"))
    apart.add(("data/", "feed.xml"), lambda: made.append("data"))
    return apart, made


def test_what_waits_is_made_when_asked_for_and_once(made):
    apart, done = made
    assert not apart.ask("topics/history/")
    assert done == []
    assert apart.lacks("feed.xml")
    assert apart.ask("data/sources.json")
    assert not apart.ask("feed.xml")
    assert not apart.lacks("feed.xml")
    assert apart.lacks("_headers")
    assert done == ["data"]


def test_a_new_build_forgets_what_waited(made):
    apart, done = made
    apart.turn()
    assert not apart.ask("search/index.js")
    assert done == []


def test_who_asks_while_the_site_is_built_gets_what_that_build_makes(made):
    apart, done = made
    asking = threading.Thread(target=apart.ask, args=("search/index.js",))
    with apart.busy:
        asking.start()
        apart.turn()
        apart.add(("search/",), lambda: done.append("new"))
    asking.join()
    assert done == ["new"]


def test_what_cannot_be_made_is_not_tried_again_and_its_old_files_can_be_removed(made):
    apart, done = made
    apart.add(("go/",), lambda: 1 / 0)
    apart.made = lambda: done.append(apart.lacks("go/history/"))
    with pytest.raises(ZeroDivisionError):
        apart.ask("go/history/")
    assert not apart.ask("go/history/")
    assert done == [False]


def test_a_build_ends_with_what_kept_a_file_from_being_made(tmp_path):
    apart = Apart()
    apart.add(("data/",), lambda: (tmp_path / "made").write_text("whole"))
    apart.add(("go/",), lambda: (tmp_path / "no" / "folder").write_text("x"))
    apart.begin()
    with pytest.raises(FileNotFoundError, match="folder"):
        apart.finish()
    assert (tmp_path / "made").read_text() == "whole"
