"""A page on paper: text, sources with addresses, names of sentences, where the page stands; nothing of the screen."""

import io
import re
import unicodedata

import measures
import pytest
from pypdf import PdfReader

EDITION = r"edition \d{4}\.\d{2}"


@pytest.fixture(scope="module")
def printed(browser, served):
    """The words of a page as printed, by address and paper."""

    def words(address, paper="A4"):
        context = browser.new_context()
        page = context.new_page()
        page.goto(served + address, wait_until="networkidle")
        document = PdfReader(io.BytesIO(page.pdf(format=paper)))
        context.close()
        width = float(document.pages[0].mediabox.width)
        words = unicodedata.normalize("NFKC", " ".join(sheet.extract_text() for sheet in document.pages))
        return " ".join(words.split()), width

    return words


@pytest.mark.parametrize("kind", measures.KINDS)
def test_page_says_where_it_is_from_and_has_no_navigation(printed, kind):
    words, _ = printed(measures.KINDS[kind])
    assert re.search(EDITION, words)
    assert f"https://record.example/{measures.KINDS[kind]}" in words.replace(" ", "")
    for screen in ("Parts of the site", "A–Z index", "Edit this page", "Contents ", "All pages"):
        assert screen not in words


def test_topic_prints_its_locators_its_sources_with_addresses_and_the_names_of_sentences(printed, record):
    words, _ = printed("topics/history/")
    page = record.pages["topics/history.md"]
    close = words.replace(" ", "")
    for key in {citation.key for statement in page.statements for citation in statement.citations}:
        if record.sources[key].url:
            assert record.sources[key].url in close, key
    assert close.count("para") > len(page.statements)
    for statement in page.statements:
        if statement.id:
            assert f"#{statement.id}" in close, statement.id


@pytest.mark.parametrize(("paper", "width"), [("A4", 595), ("Letter", 612)])
def test_both_papers_of_the_world_are_used(printed, paper, width):
    words, sheet = printed("topics/asylum-cases/", paper)
    assert abs(sheet - width) < 2
    assert "Asylum cases" in words


def test_closed_lists_are_printed_open(printed):
    words, _ = printed("reference/people/")
    assert "more sentence" in words
    assert words.count("para") > 100
