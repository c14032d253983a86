"""What a locator may say."""

import pytest
from atajurt.locators import parse, shown


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("para. 3", [("paragraph", 3, 3)]),
        ("paras. 7, 22", [("paragraph", 7, 7), ("paragraph", 22, 22)]),
        ("paras. 9-11, 16", [("paragraph", 9, 11), ("paragraph", 16, 16)]),
        ("caption 2", [("caption", 2, 2)]),
        ("para. 4, caption 2", [("paragraph", 4, 4), ("caption", 2, 2)]),
        ("p. 14", [("page", 14, 14)]),
        ("pp. 3–5", [("page", 3, 5)]),
        ("12:30", [("time", 0, 0)]),
        ("abstract, para. 1", [("abstract", 1, 1), ("paragraph", 1, 1)]),
    ],
)
def test_locator_is_read(text, places):
    assert [(p.kind, p.first, p.last) for p in parse(text)] == places


@pytest.mark.parametrize(
    "text", ["", "3", "para 3", "para. x", "para. 0", "paras. 5-3", "para. 1, 2", "line 3", "para. 3 and 4", "para."]
)
def test_what_is_no_locator_is_refused(text):
    with pytest.raises(ValueError, match="“"):
        parse(text)


def test_readers_see_an_en_dash_and_no_break_after_the_word():
    assert shown("paras. 9-11") == "paras.\N{NO-BREAK SPACE}9–11"
