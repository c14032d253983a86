"""The grammar of a citation: prefix, key, locator, braces."""

import pytest
from atajurt.citations import find_groups, parse_braces
from atajurt.masks import mask


def only(text):
    (group,) = find_groups(text, mask(text))
    return group


def test_several_citations_in_one_bracket():
    group = only("A [@one, paras. 7, 22; official: @two-b, p. 4].")
    assert [(c.key, c.locator, c.status) for c in group.citations] == [
        ("one", "paras. 7, 22", ""),
        ("two-b", "p. 4", "official"),
    ]


@pytest.mark.parametrize(
    ("prefix", "status", "telling"),
    [
        ("", "", ""),
        ("alleged:", "alleged", ""),
        ("told RFE/RL's Kazakh service, quoted in:", "", "told RFE/RL's Kazakh service, quoted in"),
        ("testified, told others, quoted in:", "testified", "told others, quoted in"),
        ("see also", "", "see also"),
    ],
)
def test_prefix_says_status_and_chain_of_telling(prefix, status, telling):
    (citation,) = only(f"A [{prefix} @key, para. 1].").citations
    assert (citation.status, citation.telling) == (status, telling)


def test_offset_points_at_each_citation():
    text = "Ünïcode 新疆 [@one, para. 1; alleged: @two, para. 2]."
    assert [text[c.offset :][:4] for c in only(text).citations] == ["@one", "alle"]


def test_braces_follow_the_bracket():
    group = only('A [@key, para. 1]{ #an-id when="2021-01-21" place=almaty }.')
    assert group.attributes == {"id": "an-id", "when": "2021-01-21", "place": "almaty"}
    assert not group.braces_error


@pytest.mark.parametrize("inside", ["# id", "when=", "a b", "#a #b", 'when="2021'])
def test_braces_that_cannot_be_read_are_named(inside):
    assert parse_braces(inside)[1]


def test_brace_left_open_is_named():
    assert "not closed" in only("A [@key, para. 1]{ #an-id when=2021").braces_error


def test_part_without_a_key_is_kept():
    assert [c.key for c in only("A [@one, para. 1; and more].").citations] == ["one", ""]
