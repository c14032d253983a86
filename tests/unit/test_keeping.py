"""What is made of a sentence is kept while that tells the same, wherever it stands, and no longer."""

import pytest
from atajurt.pages import read_page
from atajurt.views import keep_made, made_of

PATH = "topics/page.md"
ONE, TWO = "One came [@source, para. 1]{ #one when=2019 }.", "Two came [@source, para. 2]."


def kept(before, after):
    """Return the texts of the sentences of a page that keep what was made of them, when it is read anew."""
    first, second = read_page(PATH, before), read_page(PATH, after)
    made = {id(made_of(statement)) for statement in first.statements}
    keep_made({PATH: second}, {PATH: first})
    return [statement.text for statement in second.statements if id(statement.made) in made]


@pytest.mark.parametrize("after", [f"{ONE}\n{TWO}", f"Words.\n\n{ONE}\n{TWO}", f"{TWO}\n{ONE}", f"{TWO}\n\n\n{ONE}"])
def test_a_sentence_that_only_moved_keeps_it(after):
    assert sorted(kept(f"{ONE}\n{TWO}", after)) == ["One came.", "Two came."]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("One came", "Once came"),
        ("para. 1", "para. 3"),
        ("[@source, para. 1]", "[alleged: @source, para. 1]"),
        ("[@source, para. 1]", "[@other, para. 1]"),
        ("when=2019", "when=2020"),
        ("#one", "#first"),
        ("One came [@source, para. 1]{ #one when=2019 }.", "One [@source, para. 1]{ #one when=2019 } came."),
    ],
)
def test_a_sentence_that_tells_something_else_does_not(old, new):
    assert kept(f"{ONE}\n{TWO}", f"{ONE}\n{TWO}".replace(old, new)) == ["Two came."]


@pytest.mark.parametrize("head", ["# Another title", "---\ntitle: Another\n---"])
def test_no_sentence_does_under_another_title(head):
    assert kept(f"# Title\n\n{ONE}", f"{head}\n\n{ONE}") == []


def test_no_sentence_does_below_another_heading():
    assert kept(f"# Title\n\n## Then\n\n{ONE}", f"# Title\n\n## Later\n\n{ONE}") == []
