"""Changing a word that we quote, or a paragraph that we cite, does not pass."""

import re
from dataclasses import replace

import pytest
from atajurt.pages import read_page
from atajurt.rules import check
from atajurt.rules.quotations import FULL, in_statements, unproven


def found(record, path, text):
    """Return the codes found in a page with another text."""
    pages = {**record.pages, path: read_page(path, text)}
    return {(p.code, p.line) for p in check(replace(record, pages=pages)) if p.path.endswith(path)}


@pytest.fixture(scope="module")
def quoted(record):
    """Every quotation of the site with its statement."""
    return [(statement, quotation) for statement, quotation, _ in in_statements(record)]


def test_the_site_quotes(quoted):
    assert sum(quotation.words >= FULL for _, quotation in quoted) >= 15


def test_no_word_of_a_quotation_can_be_changed(record, quoted):
    for statement, quotation in quoted:
        page = record.pages[statement.page]
        start = page.text.index(quotation.text, statement.start + quotation.offset)
        for word in re.finditer(r"\w+", quotation.text):
            changed = page.text[: start + word.start()] + "otherwise" + page.text[start + word.end() :]
            spoilt = replace(record, pages={page.path: read_page(page.path, changed)})
            lines = {problem.line for problem in unproven(spoilt)}  # that rule alone, for speed
            assert statement.line in lines, (statement.text, word.group())


def test_a_full_quotation_cannot_be_cited_to_another_paragraph(record, quoted):
    for statement, quotation in quoted:
        if quotation.words < FULL:
            continue
        page = record.pages[statement.page]
        text = page.text
        for citation in reversed(statement.citations):
            elsewhere = f"para. {paragraph_without(record, citation.key, quotation)}"
            text = text[: citation.offset] + text[citation.offset :].replace(citation.locator, elsewhere, 1)
        assert ("Q001", statement.line) in found(record, page.path, text), statement.text


def paragraph_without(record, key, quotation):
    """Return the number of a paragraph of a source that does not have the quoted words."""
    numbers = range(1, record.sources[key].paragraphs + 1)
    return next(n for n in numbers if not record.records[key].proves(key, quotation, {f"P{n}"}))


def test_no_locator_can_point_beyond_its_source(record):
    for page in record.pages.values():
        for group in page.groups:
            for citation in group.citations:
                if not record.sources[citation.key].paragraphs:
                    continue  # an abstract alone: any paragraph of it is S014
                beyond = page.text[: citation.offset] + page.text[citation.offset :].replace(
                    citation.locator, f"para. {record.sources[citation.key].paragraphs + 1}", 1
                )
                line, _ = page.place(citation.offset)
                assert ("C004", line) in {(p.code, p.line) for p in locator_problems(record, page.path, beyond)}


def locator_problems(record, path, text):
    """Return what the locator rule alone finds, for speed."""
    from atajurt.rules.citations import locator

    return locator(replace(record, pages={path: read_page(path, text)}))
