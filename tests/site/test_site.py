"""The built site: nothing lost on the way from the Markdown, every link answers, sources and sentences agree."""

import re
from collections import Counter
from urllib.parse import unquote, urljoin, urlsplit

import measures
import pytest
from atajurt.locators import shown
from atajurt.record import GENERATED
from bs4 import BeautifulSoup

BASE = "https://record.example/"
STRAIGHT = str.maketrans("“”‘’\N{NO-BREAK SPACE}", "\"\"'' ")


@pytest.fixture(scope="module")
def pages(site):
    """Every built page by its address, parsed."""
    return {where: BeautifulSoup(measures.read(site, where), "html.parser") for where in measures.pages_of(site)}


def address(path: str) -> str:
    """Return the address of a Markdown file."""
    return path.removesuffix("index.md") if path.endswith("index.md") else path.removesuffix(".md") + "/"


def spaced(text: str) -> str:
    """Return text with ordinary spaces."""
    return " ".join(text.split())


def test_every_citation_of_the_markdown_is_in_its_page_with_outlet_year_and_place(record, pages):
    for page in record.pages.values():
        article = pages[address(page.path)].article
        cited = [spaced(link.get_text()) for link in article.select("a.citation[id]")]
        wanted = [c for s in page.statements for c in s.citations]
        assert len(cited) == len(wanted), page.path
        for label, citation in zip(cited, wanted, strict=True):
            source = record.sources[citation.key]
            label_and_year = rf"{re.escape(source.short_outlet)} {source.date[:4]}[a-z]?"
            pattern = rf"{label_and_year}, {re.escape(spaced(shown(citation.locator)))}"
            assert re.fullmatch(pattern, label.replace("’", "'")), (page.path, label, citation)


def test_every_way_back_leads_to_a_citation_of_that_source_and_place_in_that_section(record, pages):
    followed = 0
    for path in record.pages:
        page = pages[address(path)]
        cited = {link["id"]: link for link in page.select("a.citation[id]")}
        for entry in page.select(".references li"):
            for back in entry.select(".uses a"):
                citation = cited.pop(back["href"].removeprefix("#"))
                section = citation.find_previous(("h1", "h2", "h3", "h4")).find(string=True)
                assert citation["href"] == f"#{entry['id']}"
                assert citation.get_text().endswith("" if back.get_text() == "the whole" else f", {back.get_text()}")
                assert f"back to the text, {section.translate(STRAIGHT)} (" in back["aria-label"].translate(STRAIGHT)
                followed += 1
        assert cited == {}, path
    assert followed > 800


def test_every_statement_is_in_its_page_under_its_anchor(record, pages):
    for statement in record.statements:
        found = pages[address(statement.page)].select(f'[id="{statement.anchor}"]')
        assert len(found) == 1, f"{statement.page}: {statement.anchor} stands {len(found)} times"


def test_every_source_page_has_all_sentences_that_rest_on_it_and_no_other(record, pages):
    wanted = Counter()
    for statement in record.statements:
        for citation in statement.citations:
            wanted[citation.key, address(statement.page) + "#" + statement.anchor] += 1
    found = Counter()
    for key in record.sources:
        here = f"sources/{key}/"
        for link in pages[here].select("article dd > a:last-child"):
            target = urljoin(BASE + here, link["href"]).removeprefix(BASE)
            if "#" in target:
                found[key, target] += 1
    assert found == wanted


def test_sources_index_lists_every_source_once(record, pages):
    links = [link["href"].strip("/") for link in pages["sources/"].select("article .source-list a")]
    assert sorted(links) == sorted(record.sources)


def test_every_internal_link_answers(site, pages):
    ids = {where: {element["id"] for element in page.select("[id]")} for where, page in pages.items()}
    broken = []
    for where, page in pages.items():
        for element in page.select("[href], [src]"):
            link = urljoin(BASE + where, element.get("href") or element.get("src"))
            if not link.startswith(BASE):
                continue
            parts = urlsplit(link)
            path, fragment = unquote(parts.path).lstrip("/"), unquote(parts.fragment)
            if path in pages:
                if fragment and fragment not in ids[path]:
                    broken.append((where, link))
            elif not (site / path).is_file():
                broken.append((where, link))
    assert broken == []


def test_no_page_has_a_name_twice(pages):
    for where, page in pages.items():
        names = Counter(element["id"] for element in page.select("[id]"))
        assert [name for name, times in names.items() if times > 1] == [], where


def test_no_page_asks_another_host_for_anything(pages):
    for where, page in pages.items():
        for element in page.select(
            "script[src], img[src], iframe, link[rel=stylesheet], link[rel=icon], link[rel=preconnect]"
        ):
            link = urljoin(BASE + where, element.get("src") or element.get("href") or "https://elsewhere.example")
            assert link.startswith(BASE), (where, str(element))


def test_links_to_other_sites_tell_them_nothing_of_the_reader(pages):
    for where, page in pages.items():
        for link in page.select("a[href^=http]"):
            if not link["href"].startswith((BASE, "https://code.example/")):
                assert "noreferrer" in link.get("rel", []), (where, link["href"])


def test_titles_and_descriptions_are_there_and_unique(pages):
    titles = Counter(page.title.get_text() for where, page in pages.items() if where != "404.html")
    assert [title for title, times in titles.items() if times > 1] == []
    for where, page in pages.items():
        assert len(page.select("h1")) == 1, where
        assert page.select_one("meta[name=description]"), where


def test_every_page_can_be_edited_or_what_feeds_it(record, pages):
    for path in record.pages:
        link = pages[address(path)].select_one("a[rel~=edit]")
        assert link["href"] == f"https://code.example/a/b/edit/main/docs/{path}"
    for key in record.sources:
        link = pages[f"sources/{key}/"].select_one("a[rel~=edit]")
        assert link["href"] == "https://code.example/a/b/edit/main/bibliography.bib"
    for path in GENERATED:
        link = pages[address(path)].select_one("a[rel~=edit]")["href"]
        file = link.removeprefix("https://code.example/a/b/").split("/", 2)
        assert file[:2] in (["edit", "main"], ["tree", "main"]), path
        assert (record.root / file[2]).exists(), path
        assert (record.root / file[2]).is_dir() == (file[0] == "tree"), path
