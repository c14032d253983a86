"""HTML that is ready comes out of Markdown as it went in; a sentence is as Markdown itself would have it."""

import re

import pytest
import yaml
from atajurt.inline import inline
from atajurt.markup import prepare
from atajurt.pages import read_page
from atajurt.ready import TO, alone, anchors, in_line, put, take
from atajurt.statements import bare
from markdown import Markdown


def shown(markdown):
    """Return the page that Markdown with ready pieces makes."""
    text, pieces = take(markdown)
    return put(Markdown().convert(text), pieces, lambda path: f"../{path.removesuffix('.md')}/")


def test_it_stands_within_a_paragraph_or_alone():
    page = shown(f"One {in_line('<i>*two*</i>')} three.\n\n{alone('<ul><li>_four_</li></ul>')}\n")
    assert page == "<p>One <i>*two*</i> three.</p>\n<ul><li>_four_</li></ul>"


def test_addresses_become_those_of_the_page():
    page = shown(in_line(f'<a href="{TO}topics/a.md#x">a</a> <a href="https://example.org/b.md">b</a>'))
    assert 'href="../topics/a/#x"' in page
    assert 'href="https://example.org/b.md"' in page


def test_names_of_places_are_told():
    assert anchors(['<span id="one">', '</span><a class="self" href="#one">', '<b id="two">']) == {"one", "two"}


STATEMENTS = "# A\n\nIt's so [@a, para. 1]{ #one }.\n*So* it is, [@a, para. 2] too.\n"


def ready_words(text):
    """Return the words of a page that go past Markdown, without tags."""
    _, pieces = take(prepare(read_page("topics/a.md", text), lambda embed: ""))
    return [words for piece in pieces if (words := re.sub("<[^>]*>", "", piece))]


def test_plain_sentences_go_past_markdown():
    assert ready_words(STATEMENTS) == ["It&rsquo;s so ", "."]


def test_none_does_where_a_word_may_be_an_abbreviation():
    assert ready_words(STATEMENTS + "\n*[so]: thus\n") == []


SENTENCES = (
    "Plain words, with a stop.",
    "It's the families' own.",
    '"In short," he said, "no."',
    "*Atajurt*{ lang=kk-Latn } is one.",
    "A & B < C; R&D;",
    "1. Not a list.",
    "- Nor this.",
    "# Nor a heading",
    "under_score_d `code` a\\*b",
    "a 'quoted' word",
)


@pytest.mark.parametrize("text", SENTENCES)
def test_a_sentence_is_as_markdown_has_it(root, text):
    assert inline(text) == by_markdown(root, text)


def test_every_sentence_of_the_site_is_as_markdown_has_it(root, record):
    wrong = [s.text for s in record.statements if inline(bare(s.text)) != by_markdown(root, bare(s.text))]
    assert wrong == []


def by_markdown(root, text):
    """Return a sentence as it stands in a list on a page of this site, by the settings of mkdocs.yml."""
    told = yaml.load((root / "mkdocs.yml").read_text("utf-8"), Loader=Lenient)["markdown_extensions"]
    names = [name if isinstance(name, str) else next(iter(name)) for name in told]
    settings = {name: value for item in told if isinstance(item, dict) for name, value in item.items()}
    page = Markdown(extensions=names, extension_configs=settings).convert(f'- at <span class="view">{text} end</span>')
    return page.partition('<span class="view">')[2].rpartition(" end</span>")[0]


class Lenient(yaml.SafeLoader):
    """Reads mkdocs.yml, whose `!ENV` is MkDocs' own."""


Lenient.add_constructor("!ENV", lambda loader, node: "")
