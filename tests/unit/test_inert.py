"""Whatever stands in a proposal, a comment of ours only shows it: no markup, no mention, no link, no command."""

import re

import pytest
from atajurt import inert
from bs4 import BeautifulSoup
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

READER = MarkdownIt("gfm-like", {"html": True, "linkify": False})
# What a forge makes of the text of a page after its Markdown is read.
FIRES = re.compile(
    r"(?<![\w`])@[a-z\d]|(?<!\w)#\d|GH-\d|://\w|www\.\w|(?<!\w):[\w+-]+:|\b[0-9a-f]{7,40}\b|\w+/[\w.-]+[#@]\w",
    re.I,
)
ATTACKS = [
    "@someone and @org/team, write to a@example.org",
    "closes #1, GH-12, owner/name#3 and owner/name@deadbeef1234567",
    "see https://bad.example/?a=1 or www.bad.example or <https://bad.example>",
    "[words](https://bad.example) ![picture](https://bad.example/a.png) [ref][1] [^1]",
    "<img src=x onerror=alert(1)><details><summary>a</summary>",
    "</details></td></table><h1>Approved</h1>",
    "a | b | c",
    "`code` ``` fence ~~~ ~~gone~~ **bold** __bold__ *i* _i_ \\ backslash &lt; &#64;name",
    "# heading",
    "- item",
    "1. item",
    "+ item",
    "---",
    "> [!CAUTION]",
    ":+1: :warning: $x$ $$y$$",
    "deadbeef1234567 0123456789abcdef0123456789abcdef01234567",
    "    indented code",
    "<!-- hidden",
    "javascript:alert(1)",
]
LETTERS = st.one_of(
    st.sampled_from([*"@#:/<>&;[](){}!*_`~|$\\-+=.\"' \n\t0123abcdefGHw", "www.", "http://"]), st.text()
)


FRAMES = (
    ("{}", {"p"}),
    ("- {}", {"ul", "li"}),
    ("| a |\n|---|\n| x {} |", {"table", "thead", "tbody", "tr", "th", "td"}),
)


def shown(text):
    """Return what a reader sees of the text as a whole line, as an item and in a cell; and fail where anything acts."""
    made = inert.markdown(text)
    assert "\n" not in made
    seen = []
    for frame, tags in FRAMES if made.strip() else ():
        soup = BeautifulSoup(READER.render(frame.format(made)), "html.parser")
        assert {tag.name for tag in soup.find_all()} <= tags, made
        assert not FIRES.search(soup.get_text()), soup.get_text()
        part = soup.td.get_text().removeprefix("x") if soup.td else soup.get_text()
        seen.append(" ".join(part.replace("\u200b", "").split()))
    assert len(set(seen)) <= 1, seen
    return seen[0] if seen else ""


@pytest.mark.parametrize("text", ATTACKS)
def test_nothing_fires_and_every_letter_is_shown(text):
    assert shown(text) == " ".join(text.split())


@given(st.lists(LETTERS, max_size=30).map("".join))
@example("0.")
@example("=")
@settings(max_examples=400)
def test_no_text_fires(text):
    shown(text)


def test_the_reader_of_the_tests_would_notice():
    with_markup = BeautifulSoup(READER.render("[a](https://bad.example) <b>b</b>"), "html.parser")
    assert {tag.name for tag in with_markup.find_all()} == {"p", "a", "b"}
    assert all(FIRES.search(text) for text in ("hi @someone", "closes #1", "see www.a.example", ":warning:"))


def test_letters_that_command_a_terminal_or_turn_a_line_are_named():
    assert inert.visible("a\x1b[31mred\u202eder\x9b\nnext\x07") == "a⟨U+001B⟩[31mred⟨U+202E⟩der⟨U+009B⟩ next⟨U+0007⟩"
    assert inert.visible("Бекет, 新疆, Әлем’s “word”") == "Бекет, 新疆, Әлем’s “word”"
