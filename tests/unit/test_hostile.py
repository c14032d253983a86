"""Hostile input takes linear time: twice the text, about twice the work (counted, not timed)."""

import sys

import pytest
from atajurt import bibtex
from atajurt.corpus import Corpus
from atajurt.files import read_text
from atajurt.masks import mask
from atajurt.pages import read_page

HOSTILE = {
    "backticks": "`" * 7 + " " + "``` " * 2000,
    "open brackets": "[" * 9000,
    "heading": "# " + "a {" * 2000,
    "nested brackets": "[" * 3000 + "@a" + "]" * 3000,
    "open links": "[a](" * 2500,
    "open comments": "<!-- " * 2000,
    "open tags": "<a " * 3000,
    "citations": "A [@one, para. 1]{ #a } " * 400 + "\n",
    "open citation": "[@one" * 2000,
    "spaces": " " * 9000 + "[@one]",
    "quotation marks": '"' * 9000,
    "list": "- a\n    " * 2000,
    "one long line": "word " * 3000,
    "right to left": "\u202eאבג [@one, para. 1]\u202c\n" * 300,
    "merge conflict": "<<<<<<< HEAD\nA [@one, para. 1].\n=======\nB [@one, para. 2].\n>>>>>>> other\n" * 100,
}


def work(text, read=lambda text: read_page("topics/page.md", text)):
    """Return how many lines of ours, and calls of others, Python goes through to read a text."""
    steps = 0

    def count(frame, event, argument):
        nonlocal steps
        steps += 1
        return count if "atajurt" in frame.f_code.co_filename else None

    sys.settrace(count)
    try:
        read(text)
    finally:
        sys.settrace(None)
    return steps


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_work_grows_with_the_text_and_not_faster(text):
    assert len(mask(text)) == len(text)
    assert work(text * 4) < 2.5 * work(text * 2) + 2000


def test_a_list_may_grow_with_the_record_and_a_page_may_not(tmp_path):
    for name, told in (("bibliography.bib", []), ("published.txt", []), ("page.md", ["P001"])):
        (tmp_path / name).write_text("words and words\n" * 200_000)
        problems = []
        read_text(tmp_path / name, name, problems)
        assert [problem.code for problem in problems] == told


def test_a_bibliography_is_read_in_work_that_grows_with_it_alone():
    few, many = (dict(Corpus(1, number).files())["bibliography.bib"] for number in (30, 300))

    def read(text):
        bibtex.read(text, "bibliography.bib")

    assert work(many, read) / len(many) < 1.2 * work(few, read) / len(few)
