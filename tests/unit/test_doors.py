"""The ways from a page to those who can mend it: what is filled in, and what is left out where it is not set up."""

from dataclasses import replace
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from atajurt.doors import Doors, doors, is_address

TITLE = "Атажұрт: ‘a & b’ #1 + 100 % ?"
SET = {
    "path": "topics/history.md",
    "title": TITLE,
    "page": "https://record.example/topics/history/",
    "repository": "https://code.example/a/b",
    "edit_base": "edit/main/docs/",
    "contact": "desk+x@record.example",
    "bibliography": "bibliography.bib",
}


def test_the_form_arrives_with_title_and_page_whatever_their_letters():
    address = doors(**SET).report
    assert address.startswith("https://code.example/a/b/issues/new?template=error.yml&")
    assert address.isascii()
    assert "#" not in address
    known = parse_qs(urlsplit(address).query, strict_parsing=True)
    assert known == {"template": ["error.yml"], "title": [f"Error: {TITLE}"], "page": [SET["page"]]}


def test_a_letter_is_begun_as_mail_programs_read_it():
    address = doors(**SET).letter
    to, _, known = address.partition("?")
    assert to == "mailto:desk+x@record.example"
    assert "+" not in known, "a mail program shows a plus as a plus"
    fields = dict(part.split("=", 1) for part in known.split("&"))
    assert unquote(fields["subject"]) == f"Error: {TITLE}"
    assert unquote(fields["body"]).startswith(f"Page: {SET['page']}\r\n\r\n")


@pytest.mark.parametrize(
    ("path", "address"),
    {
        "topics/history.md": "edit/main/docs/topics/history.md",
        "sources/index.md": "edit/main/docs/sources/index.md",
        "sources/kraus2019yita.md": "edit/main/bibliography.bib",
        "reference/people.md": "edit/main/docs/reference/people.yml",
        "reference/timeline.md": "tree/main/docs/topics",
        "about/changes.md": "edit/main/docs/about/changes.yml",
    }.items(),
)
def test_edit_leads_to_the_page_or_to_what_feeds_it(path, address):
    assert doors(**SET | {"path": path}).edit == f"https://code.example/a/b/{address}"


def test_what_is_not_set_up_is_not_offered():
    every = doors(**SET)
    assert all((every.edit, every.report, every.contact, every.letter))
    none = doors(**SET | {"repository": "", "contact": ""})
    assert none == Doors(edits="Edit this page")
    assert doors(**SET | {"contact": ""}) == replace(every, contact="", letter="")
    assert doors(**SET | {"repository": ""}) == replace(every, edit="", report="")
    assert doors(**SET | {"edit_base": ""}) == replace(every, edit="")


@pytest.mark.parametrize(
    "contact", ["desk", "desk@home", "a b@c.example", "a@b.example?bcc=x@y.example", "<a@b.example>"]
)
def test_what_is_no_address_is_told_apart(contact):
    assert not is_address(contact)
    assert is_address("desk+x@record.example")
