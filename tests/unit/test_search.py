"""The search index: the words under which things are found."""

import json
import re

import pytest
from atajurt.exports import search
from atajurt.exports.search import Found
from atajurt.sections import sections
from atajurt.words import fold, stem, words


@pytest.mark.parametrize(
    ("text", "folded"),
    [("Nağyz", "nagyz"), ("Kaşıkçı", "kasikci"), ("Атажұрт", "атажұрт"), ("Мейирим Й", "мейирим й"), ("Xi’an", "xian")],
)
def test_latin_letters_lose_their_marks_and_others_keep_them(text, folded):
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("word", "stemmed"),
    [("testimonies", "testimony"), ("cases", "case"), ("camps", "camp"), ("press", "press"), ("us", "us")],
)
def test_plurals_are_found_by_the_singular(word, stemmed):
    assert stem(word) == stemmed


def test_what_a_hyphen_joins_is_one_word_too():
    assert words("Ata-Jurt, visa-free") >= {"ata", "jurt", "atajurt", "visa", "free", "visafree"}


def test_sections_leave_out_what_other_entries_have():
    html = '<h1 id="t">Title</h1><p>Lead <span class="statement" id="s">told</span> end.</p>'
    html += '<h2 id="a">Part</h2><pre>code</pre><p>x'
    assert sections(html) == [("", "", ""), ("t", "Title", "Lead end."), ("a", "Part", "x")]


def read(text):
    """Return the name and the data of a file of the index."""
    name, data = re.fullmatch(r'atajurtSearch\("([\w-]+)",(.*)\)\n', text, re.S).groups()
    return name, json.loads(data)


def files(groups):
    """The files of the index, each read."""
    return {path: str(text) for path, text in search.files(groups).items()}


def test_every_word_is_in_the_range_that_the_index_says(monkeypatch):
    monkeypatch.setattr(search, "RANGE", 40)
    found = [Found(f"p{n}/", f"Title{n}", "", f"alpha beta{n} gamma") for n in range(20)]
    made = files([(1.0, found)])
    parts = dict(read(text) for text in made.values())
    ranges = parts["index"]["ranges"]
    assert len(ranges) > 3
    folder = f"search/{parts['index']['folder']}/"
    assert all(address == "search/index.js" or address.startswith(folder) for address in made)
    for number, first in enumerate(ranges):
        known = parts[f"words-{number}"]
        after = ranges[number + 1] if number + 1 < len(ranges) else "\uffff"
        assert all(first <= word < after for word in known)
    steps = next(part["alpha"] for name, part in parts.items() if name.startswith("words") and "alpha" in part)
    at, numbers = 0, []
    for step in steps:
        at += step
        numbers.append(at >> 2)
    assert numbers == list(range(20))


def test_the_folder_is_named_by_what_the_index_holds():
    one = files([(1.0, [Found("a/", "A", "", "words")])])
    same = files([(1.0, [Found("a/", "A", "", "words")])])
    other = files([(1.0, [Found("a/", "A", "", "other")])])
    assert one == same
    assert one.keys() & other.keys() == {"search/index.js"}  # the one address that stays, and says where the others are
