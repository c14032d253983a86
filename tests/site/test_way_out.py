"""The way out of MkDocs: Python-Markdown and our extensions alone make of every page what the built site shows."""

import re

import canary
import pytest
from alone import PARTS, render
from atajurt.citation_links import read_views
from atajurt.exports.statements import page_address
from atajurt.renderings import differences, read_rendering, read_site


def built_to(path):
    """Return the file to which a page is built."""
    return f"{page_address(path)}index.html"


@pytest.fixture(scope="module")
def project(root, tmp_path_factory):
    """What a second generator is given."""
    folder = tmp_path_factory.mktemp("second")
    canary.write_project(root, folder, read_views(root))
    return folder


@pytest.fixture(scope="module")
def alone(root, project):
    """Every page by the file that it is built to, rendered by Python-Markdown alone."""
    files = {file.relative_to(project / "docs").as_posix(): file for file in (project / "docs").rglob("*.md")}
    return {built_to(path): render(root, path, file.read_text("utf-8")) for path, file in files.items()}


def test_the_same_pages_are_made(alone, site):
    assert sorted(alone) == sorted(read_site(site))


def test_every_page_shows_the_same_statements_citations_references_and_headings(alone, site):
    built = read_site(site)
    found = [
        f"{page}: {said}"
        for page, html in alone.items()
        for said in differences(built[page], read_rendering(html), PARTS)
    ]
    assert found == []
    assert sum(len(page["citations"]) for page in built.values()) > 1000


def test_every_published_place_answers(record, alone):
    places = [address.partition("#") for address in record.published if "#" in address]
    for path, _, name in places:
        if path in record.pages:
            assert f'id="{name}"' in alone[built_to(path)], f"{path}#{name}"
    assert places


def test_nothing_is_left_for_mkdocs_to_do(alone):
    for page, html in alone.items():
        told = re.sub(r"<(pre|code)\b.*?</\1>", "", html, flags=re.S)
        assert not re.search(r"\[[^\[\]\n]*@\w+20\d\d|!\[\[|[\ue000-\uf8ff]", told), page
