"""A site with lists too long for one page: each sentence is still shown, and each address still leads there."""

import re
from collections import Counter
from urllib.parse import unquote, urljoin

import bench
import pytest
from atajurt.corpus import Corpus
from atajurt.exports.statements import page_address
from atajurt.record import read_record
from built import build

CORPUS = Corpus(80, 400)  # 1,200 sentences, more sources than a page has room for
HREF = re.compile(r'\b(?:href|src)="([^"]*)"')
NAME = re.compile(r'\bid="([^"]*)"')
SHOWN = re.compile(r'class="more" href="([^"]*)"')


@pytest.fixture(scope="module")
def large(tmp_path_factory):
    """The pages of an invented site, by address, and its record."""
    folder = tmp_path_factory.mktemp("large")
    bench.invent(folder / "project", CORPUS)
    done = build(folder / "project", folder / "site")
    assert done.returncode == 0, done.stderr
    files = {
        file.relative_to(folder / "site").as_posix(): file for file in (folder / "site").rglob("*") if file.is_file()
    }
    pages = {
        path.removesuffix("index.html"): files[path].read_text("utf-8") for path in files if path.endswith(".html")
    }
    return pages, set(files), read_record(folder / "project")


def shown_below(pages, folder):
    """Return how often each sentence is shown on the pages below an address."""
    below = {address: html for address, html in pages.items() if address.startswith(folder)}
    return Counter(urljoin(f"/{a}", to).removeprefix("/") for a, html in below.items() for to in SHOWN.findall(html))


def test_the_sheets_of_the_timeline_have_every_dated_sentence_once(large):
    pages, _, record = large
    wanted = Counter(f"{page_address(s.page)}#{s.anchor}" for s in record.statements if s.when)
    assert shown_below(pages, "reference/timeline/") == wanted
    assert sum(address.startswith("reference/timeline/") for address in pages) > 2


def test_the_address_of_a_year_is_kept(large):
    pages, _, record = large
    years = {s.when[:4] for s in record.statements if s.when}
    assert {f"y{year}" for year in years} <= set(NAME.findall(pages["reference/timeline/"]))


def test_places_and_people_have_every_sentence(large):
    pages, _, record = large
    placed = Counter(f"{page_address(s.page)}#{s.anchor}" for s in record.statements if s.place)
    assert shown_below(pages, "reference/places/") == placed
    naming = {f"{page_address(s.page)}#{s.anchor}" for s in record.statements if record.names.mentions(s.text)}
    assert set(shown_below(pages, "reference/people/")) == naming


def test_every_source_is_in_the_list_once(large):
    pages, _, record = large
    listed = [html for address, html in pages.items() if address.startswith("sources/list/")]
    assert len(listed) > 1
    keys = [key for html in listed for key in re.findall(r'<li><a href="\.\./\.\./(\w+)/"', html)]
    assert Counter(keys) == Counter(record.sources.keys())


def test_a_reference_manager_finds_every_source_in_the_list_once(large):
    pages, _, record = large
    pattern = re.compile(r'class="Z3988" title="([^"]*)"')
    assert pattern.findall(pages["sources/"]) == []
    listed = [html for address, html in pages.items() if address.startswith("sources/list/")]
    given = [pattern.findall(html) for html in listed]
    assert max(map(len, given)) < len(record.sources)
    assert len({title for titles in given for title in titles}) == sum(map(len, given)) == len(record.sources)


def test_every_address_leads_to_a_place_that_is_there(large):
    pages, files, _ = large
    names = {address: set(NAME.findall(html)) for address, html in pages.items()}
    lost = []
    for address, html in pages.items():
        if address == "404.html":
            continue
        for href in set(HREF.findall(html)):
            if re.match(r"[a-z]+:", href):
                continue
            path, _, name = urljoin(f"/{address}", href).removeprefix("/").partition("#")
            known = path in pages or path in files
            if not known or (name and not name.startswith(":~:") and unquote(name) not in names.get(path, ())):
                lost.append((address, href))
    assert lost == []


def test_no_page_is_heavy(large):
    pages, _, _ = large
    heavy = {address: len(html) for address, html in pages.items() if len(html) > 400_000}
    assert heavy == {}
