"""Statements, headings and what they carry."""

import pytest
from atajurt.files import below
from atajurt.handover import in_one
from atajurt.pages import read_page
from atajurt.spool import Spool

PAGE = """---
title: A page
---

# A page

## A section { #section }

One thing happened [@a, para. 1]{ #one when="2021" place="almaty" }.
Another was “said” [alleged: @b, caption 2], and a third seen [@a, para. 2].
A sentence without a citation.

- **Marked** words [@a, para. 3].

> Quoted words [@a, para. 4].

| Head | Rest |
|---|---|
| First [@a, para. 5] | Second [@b, para. 6] |

!!! note
    In a note [@a, para. 7].

    After a blank line [@a, para. 8].
"""


def statements():
    return read_page("topics/page.md", PAGE).statements


def test_each_cited_sentence_is_a_statement_without_its_citations():
    assert [s.text for s in statements()] == [
        "One thing happened.",
        "Another was “said”, and a third seen.",
        "**Marked** words.",
        "Quoted words.",
        "First",
        "Second",
        "In a note.",
        "After a blank line.",
    ]


def test_statement_knows_its_place_and_attributes():
    first = statements()[0]
    assert (first.line, first.column, first.heading) == (9, 1, "A section")
    assert (first.id, first.when, first.place, first.anchor) == ("one", "2021", "almaty", "one")
    assert PAGE[first.start : first.end].startswith("One thing")


def test_unnamed_statement_has_an_anchor_of_its_words():
    second = statements()[1]
    assert second.id == ""
    assert second.anchor.startswith("s-")
    assert [c.key for c in second.citations] == ["b", "a"]


def test_headings_have_level_words_and_id():
    page = read_page("p.md", PAGE)
    assert [(h.level, h.words, h.id) for h in page.headings] == [(1, "A page", ""), (2, "A section", "section")]


def test_front_matter_that_cannot_be_read_is_named():
    assert read_page("p.md", "---\ntitle: a: b\n---\n").meta_error
    assert read_page("p.md", "---\n- a\n---\n").meta_error
    assert not read_page("p.md", "---\n---\n").meta_error


def test_sentences_shown_from_elsewhere_are_found():
    page = read_page("p.md", "- ![[an-id]] and `![[not]]`\n")
    assert [(e.id, e.line, e.column) for e in page.embeds] == [("an-id", 1, 3)]


def test_a_page_on_the_disk_is_the_same_page():
    page = read_page("topics/page.md", PAGE)
    away = page.put_away(Spool())
    assert (away.text, away.masked, away.uncoded) == (page.text, page.masked, page.uncoded)
    assert (away.lines, away.statements, away.title) == (page.lines, page.statements, page.title)
    away.forget()
    assert away.lines == page.lines


def test_pages_are_read_in_the_order_of_their_folders(tmp_path):
    for path in ("a/b.md", "a-b.md", "a.md", "a/folder.md/c.txt", "z/.hidden.md"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("words")
    every = sorted(tmp_path.rglob("*"))
    assert below(tmp_path) == [
        path.relative_to(tmp_path).as_posix() for path in every if path.is_file() or path.suffix == ".md"
    ]
    assert below(tmp_path / "none") == []


@pytest.mark.parametrize("names", [set(), {"one"}, {"one", "other-place", "on"}])
def test_names_of_places_in_one_string_are_those_of_the_set(names):
    found = in_one(names)
    for name in ("one", "other-place", "on", "other", "place", "ne", ""):
        assert (name in found) == (name in names)
