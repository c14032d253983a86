"""A rebuild gives the same bytes as a clean build, whatever was edited: what is remembered is never out of date."""

import filecmp
import re
import subprocess
import sys
import time
from os import environ

import bench
import pytest
from atajurt.corpus import Corpus
from folders import copy_project
from served import PATIENCE, served

ASYLUM = "docs/topics/asylum-cases.md"
EDITS = {  # kinds of input, those of one row each in a build of its own: the file, words in it, what to put there
    "sentence, record, change": [
        ("docs/topics/asylum-cases.md", " was ", " then was "),
        ("docs/sources/rickleton2021obliterating.yml", "went to the police", "went to a police"),
        ("docs/about/changes.yml", "  what: ", "  what: Anew, "),
    ],
    "title, heading, glossary": [
        ("docs/about/method.md", "title: How we work", "title: How we do our work"),
        ("docs/about/method.md", "## What we had before us", "## What we had to go by"),
        ("docs/reference/glossary.md", "\n## ", "\nA new word.\n\n## "),
    ],
    "source, spelling, place, style": [
        ("bibliography.bib", "title        = {{Kazakhstan: ", "title        = {{Kazakhstan, anew: "),
        ("docs/reference/names.yml", "spellings: [", "spellings: [Anewly, "),
        ("docs/reference/places.yml", "lon: 70.0", "lon: 70.5"),
        ("scripts/assets/style/1-page.css", "--paper: #fdfcf8", "--paper: #fefefe"),
    ],
    "setting of Markdown, script": [
        ("mkdocs.yml", "  - footnotes\n", "  - footnotes\n  - nl2br\n"),
        ("scripts/assets/script/contents.js", "\n", "\n// anew\n"),
    ],
    "template": [("scripts/theme/partials/footer.html", "<footer ", '<footer data-new="" ')],
    "setting, menu": [
        ("mkdocs.yml", 'edition: "2026.11"', 'edition: "2026.12"'),
        ("mkdocs.yml", "Topics:", "The topics:"),
    ],
}


@pytest.fixture(scope="module")
def server(tmp_path_factory, root):
    folder = tmp_path_factory.mktemp("rebuilt")
    with served(copy_project(root, folder / "project"), folder) as running:
        yield running


def compare(server, into):
    """Build the project of a server from nothing, in another process, and compare what both have built.

    Before, something is asked for of all that is made only then.
    """
    for address in ("search/index.js", "data/sources.json", "go/timeline/"):
        server.get(address)
    env = {**environ, "NO_MKDOCS_2_WARNING": "1", "SITE_URL": server.address}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-q", "--site-dir", str(into)]
    done = subprocess.run(command, cwd=server.project, env=env, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    wanted = files(into)
    assert files(server.files) == wanted
    _, other, unread = filecmp.cmpfiles(server.files, into, wanted, shallow=False)
    assert (other, unread) == ([], [])


def files(folder):
    """Return the paths of all files below a folder."""
    return {path.relative_to(folder) for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("edits", EDITS.values(), ids=EDITS)
def test_rebuild_gives_what_a_clean_build_gives(server, tmp_path, edits):
    for path, before, after in edits:
        text = (server.project / path).read_text("utf-8")
        assert before in text
        server.edit(path, text.replace(before, after, 1))
    compare(server, tmp_path / "clean")


def test_rebuild_after_mistakes_that_were_mended(server, tmp_path):
    new, lost = server.project / "docs" / "topics" / "new.md", server.project / "docs" / "topics" / "history.md"
    text = lost.read_text("utf-8")
    with server.rebuilding():
        new.write_text("# New\n\nWords.\n", "utf-8")
    assert "docs/topics/new.md" in server.problems("topics/new/")
    with server.rebuilding():
        new.unlink()
        lost.unlink()
    assert "leads to “topics/history.md”" in server.problems()
    server.edit("docs/topics/history.md", text)
    compare(server, tmp_path / "clean")


# 3,000 sentences: the timeline, a source, a person and a place have several pages, and the check ends after the build
LARGE = Corpus(200, 20)
PAGE = "docs/topics/page-00007.md"
LARGE_EDITS = {  # what is made of sentences is kept with them, so here it is what stands about them that changes
    "title of the same length": [(PAGE, "title: The page 7", "title: The pale 7")],
    "heading": [(PAGE, "## Then ", "## Thus ")],
    "date, place, name": [
        (PAGE, 'when="[^"]*"', 'when="1985"'),
        (PAGE, 'place="[^"]*"', f'place="{LARGE.places[7].lower()}"'),
        (PAGE, r"\n[^\n]* wrote in ", f"\n{LARGE.people[9]} wrote in "),
    ],
    "source, paragraph": [("bibliography.bib", r"= \{\{", "= {{Anew, "), (PAGE, r", para\. \d+\]", ", para. 39]")],
    "spelling, person": [
        ("docs/reference/names.yml", "kind: public, ", "kind: public, spellings: [Anewly], "),
        ("docs/reference/people.yml", "- {name: ", "# - {name: "),
    ],
    "line above": [(PAGE, "\n## In brief\n", "\n<!-- nobody reads this -->\n\n## In brief\n")],
    "order": [(PAGE, r"(\n[^\n]*#s-7-0 [^\n]*)(\n[^\n]*#s-7-1 [^\n]*)", r"\2\1")],
    "status": [(PAGE, r"\[@(source\d+), ", r"[alleged: @\1, ")],
    "menu": [("mkdocs.yml", "- Part 2:", "- Part two:")],
}


@pytest.fixture(scope="module")
def large(tmp_path_factory):
    folder = tmp_path_factory.mktemp("large")
    bench.invent(folder / "project", LARGE)
    with served(folder / "project", folder) as running:
        yield running


@pytest.mark.parametrize("edits", LARGE_EDITS.values(), ids=LARGE_EDITS)
def test_rebuild_of_a_large_site_gives_what_a_clean_build_gives_and_so_does_taking_it_back(large, tmp_path, edits):
    before = {path: (large.project / path).read_text("utf-8") for path, *_ in edits}
    for path, old, new in edits:
        text, changed = re.subn(old, new, (large.project / path).read_text("utf-8"), count=1)
        assert changed
        large.edit(path, text)
    compare(large, tmp_path / "clean")
    for path, text in before.items():
        large.edit(path, text)
    compare(large, tmp_path / "again")


def test_what_the_check_finds_is_shown_when_the_page_was_seen_already_and_no_more_once_it_is_mended(large, tmp_path):
    text = (large.project / PAGE).read_text("utf-8")
    large.edit(PAGE, text.replace("\n\n## Official", "\n\nNobody counted 1,234 of them.\n\n## Official"))
    assert "counted 1,234 of them" in large.get("topics/page-00007/")
    end = time.monotonic() + PATIENCE
    while "C008" not in large.problems("topics/page-00007/"):
        assert time.monotonic() < end
        time.sleep(0.2)
    large.edit(PAGE, text)
    assert large.problems("topics/page-00007/") == ""
    compare(large, tmp_path / "clean")


def test_a_page_that_was_lost_comes_back_whole(large, tmp_path):
    page = large.project / PAGE
    text = page.read_text("utf-8")
    with large.rebuilding():
        page.unlink()
    assert large.problems()
    large.edit(PAGE, text)
    compare(large, tmp_path / "clean")
