"""Bad input stops the build, with file and line and without a traceback."""

import pytest
from conftest import build

HISTORY = "docs/topics/history.md"
LINE = "\nA sentence [@{}]."
CASES = {
    "unknown key": (HISTORY, LINE.format("standish2022silence, para. 1"), "did you mean “standish2022silenced”?"),
    "no locator": (HISTORY, LINE.format("standish2022silenced"), "without saying where"),
    "locator beyond the source": (HISTORY, LINE.format("standish2022silenced, para. 32"), "which has 31 paragraphs"),
    "repeated id": (
        HISTORY,
        LINE.format("cameron2010, para. 2]{ #akan-assault }["),
        "is used at docs/topics/asylum-cases.md:",
    ),
    "unreadable when": (HISTORY, LINE.format('cameron2010, para. 2]{ when="May 2021" }['), "is not a date"),
    "duplicate entry": ("bibliography.bib", "\n@misc{cameron2010,\n  title = {x},\n}\n", "has more than one entry"),
    "unclosed brace": ("bibliography.bib", "\n@misc{new2020,\n  title = {x,\n}\n", "cannot be read here"),
    "malformed entry": ("bibliography.bib", "\n@misc{new2020\n  title = {x},\n}\n", "cannot be read here"),
}


@pytest.mark.parametrize(("file", "more", "said"), CASES.values(), ids=CASES)
def test_build_stops_and_says_where(copy, file, more, said):
    path = copy / file
    path.write_text(path.read_text("utf-8") + more, "utf-8")
    stops(copy, f"{file}:", said)


def test_page_that_is_not_utf8(copy):
    (copy / HISTORY).write_bytes("# История\n".encode("cp1251"))
    stops(copy, f"{HISTORY}:1:", "not UTF-8")


def test_empty_page(copy):
    (copy / HISTORY).write_text("")
    stops(copy, f"{HISTORY}:1:", "the page is empty")


def test_page_that_is_not_in_the_navigation(copy):
    (copy / "docs" / "topics" / "new.md").write_text("# New\n\nWords.\n")
    stops(copy, "docs/topics/new.md:1:1  P013", "the page is in no menu")


def test_page_in_the_navigation_that_does_not_exist(copy):
    settings = copy / "mkdocs.yml"
    settings.write_text(
        settings.read_text("utf-8").replace("- Home: index.md", "- Home: index.md\n  - topics/migrations.md"), "utf-8"
    )
    stops(copy, "topics/migrations.md", "there is no such page", "P013")


def stops(folder, *said):
    """Assert that the build fails and says all this, and that no traceback is shown."""
    built = build(folder, folder / "site")
    output = built.stdout + built.stderr
    assert built.returncode != 0
    assert "Traceback" not in output
    for words in said:
        assert words in output, output
