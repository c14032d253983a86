"""Statements, headings and what they carry."""

from atajurt.pages import read_page

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
