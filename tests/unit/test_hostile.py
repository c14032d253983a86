"""Hostile input takes linear time: twice the text, about twice the work (counted, not timed)."""

import sys

import pytest
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


def work(text):
    """Return how many calls and lines Python goes through to read a text."""
    steps = 0

    def count(frame, event, argument):
        nonlocal steps
        steps += 1
        return count

    sys.settrace(count)
    try:
        read_page("topics/page.md", text)
    finally:
        sys.settrace(None)
    return steps


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_work_grows_with_the_text_and_not_faster(text):
    assert len(mask(text)) == len(text)
    assert work(text * 4) < 2.5 * work(text * 2) + 2000
