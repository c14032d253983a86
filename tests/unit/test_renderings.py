"""What a built page shows of the record, and the report on two generators that built the same pages."""

import canary
import pytest
from atajurt.renderings import differences, read_rendering, read_site
from canary import Build

PAGE = """<h1 id="title">Title</h1><p><span class="statement" id="one">It is so <span class="cite">(official: <a
class="citation" href="#ref-a2020" id="cite-1">Paper &amp; Sons 2020, <em>para.</em> 1</a>; <a class="citation x"
href="#ref-b2021">Other 2021</a>)</span>.</span> <a href="#no">no citation</a></p><li id="else">no entry</li>
<h2>no anchor</h2><div class="references"><ul><li id="ref-a2020">A</li><li id="ref-b2021">B</li></ul></div>"""


def test_a_page_shows_statements_citations_references_and_headings():
    assert read_rendering(PAGE) == {
        "statements": ["one"],
        "citations": ["Paper & Sons 2020, para. 1", "Other 2021"],
        "citation links": ["#ref-a2020", "#ref-b2021"],
        "references": ["ref-a2020", "ref-b2021"],
        "headings": ["title"],
    }


@pytest.mark.parametrize(
    ("written", "instead", "said"),
    [
        ('class="statement"', "", "statements: 1 and 0; number 1 is “one” and “nothing”"),
        ("para.", "p.", "citations: 2 and 2; number 1 is “Paper & Sons 2020, para. 1” and “Paper & Sons 2020, p. 1”"),
        ('href="#ref-b', 'href="#b', "citation links: 2 and 2; number 2 is “#ref-b2021” and “#b2021”"),
        ('<li id="ref-b2021">B</li>', "", "references: 2 and 1; number 2 is “ref-b2021” and “nothing”"),
        ("<h2>", '<h2 id="more">', "headings: 1 and 2; number 2 is “nothing” and “more”"),
    ],
)
def test_what_differs_is_told_by_the_first_of_its_kind(written, instead, said):
    assert written in PAGE
    assert list(differences(read_rendering(PAGE), read_rendering(PAGE.replace(written, instead)))) == [said]
    assert list(differences(read_rendering(PAGE), read_rendering(PAGE))) == []


def test_pages_that_only_lead_on_are_no_pages_of_the_site(tmp_path):
    (tmp_path / "go" / "x").mkdir(parents=True)
    (tmp_path / "go" / "x" / "index.html").write_text('<meta name="robots" content="noindex"><h1 id="a">A</h1>')
    (tmp_path / "404.html").write_text("none")
    (tmp_path / "index.html").write_text(PAGE)
    assert list(read_site(tmp_path)) == ["index.html"]


def built(name, said="", **pages):
    return Build(name, {f"{page}.html": read_rendering(html) for page, html in pages.items()}, 1.25, said)


def test_the_report_counts_what_both_show():
    first, second = built("One", index=PAGE), built("Two", index=PAGE)
    assert canary.compare(first, second) == []
    lines = canary.report(first, second, [])
    assert lines[0] == "**One and Two: both show the same record.**"
    assert "| citations | 2 | 2 |" in lines
    assert "| seconds | 1.2 | 1.2 |" in lines


def test_the_report_tells_what_is_lost():
    first = built("One", index=PAGE, more="")
    second = built("Two", index=PAGE.replace('class="citation"', ""), other="")
    found = canary.compare(first, second)
    assert found == [
        "index.html: citations: 2 and 1; number 1 is “Paper & Sons 2020, para. 1” and “Other 2021”",
        "index.html: citation links: 2 and 1; number 1 is “#ref-a2020” and “#ref-b2021”",
        "more.html: only One has it",
        "other.html: only Two has it",
    ]
    lines = canary.report(first, second, found)
    assert lines[0] == "**One and Two: 4 differences in what the pages show.**"
    assert f"- {found[0]}" in lines
    assert canary.report(first, second, ["lost"] * 25)[-1] == "- and 5 more"


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Begun\nRuntimeError: no theme\nTraceback\n  File\n    ^^^\n", "RuntimeError: no theme"),
        ("Begun\nError: Watch path does not exist\n", "Error: Watch path does not exist"),
        ("Begun\nEnded badly\n", "Ended badly"),
        ("", "it said nothing"),
    ],
)
def test_a_generator_that_fails_is_told_by_its_error(said, told):
    assert canary.compare(built("One", index=PAGE), built("Two", said)) == [f"Two built no page: {told}"]


def test_the_second_generator_has_the_settings_of_the_first_but_what_only_mkdocs_knows(root):
    settings = canary.settings(root)
    assert {"plugins", "hooks", "watch"}.isdisjoint(settings)
    assert settings["theme"]["name"] == "material"
    assert "custom_dir" not in settings["theme"]
    assert settings["nav"][0] == {"Home": "index.md"}
    assert "atajurt.plain" in settings["markdown_extensions"]
    assert settings["markdown_extensions"][-1] == {"atajurt.citation_links": {"root": str(root)}}


def test_warnings_of_the_second_generator_are_shown():
    said = "Warning: page does not exist\n    ╭─[ a/b.md:85:17 ]\n    │\n1 issue found\n"
    assert canary.report(built("One"), built("Two", said), [])[-1] == "- a/b.md:85:17: page does not exist"


def test_without_the_second_generator_one_sentence_says_what_to_do(monkeypatch):
    monkeypatch.setattr(canary.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(SystemExit, match="run `make canary`"):
        canary.main([])


@pytest.fixture
def builds(monkeypatch):
    """What the two generators make in a test, by their names."""
    made = {"MkDocs": built("MkDocs", index=PAGE), "Zensical": built("Zensical", index=PAGE)}
    monkeypatch.setattr(canary.importlib.util, "find_spec", lambda name: name)
    monkeypatch.setattr(canary, "read_views", lambda root: None)
    monkeypatch.setattr(canary, "write_project", lambda root, folder, views: None)
    monkeypatch.setattr(canary, "build", lambda name, *rest: made[name])
    return made


def test_what_differs_stops_nobody_who_did_not_ask_for_it(builds, capsys):
    assert canary.main(["--strict"]) == 0
    builds["Zensical"] = built("Zensical", index=PAGE.replace("para.", ""))
    assert canary.main([]) == 0
    assert canary.main(["--strict"]) == 1
    assert capsys.readouterr().out.count("1 difference in what the pages show") == 2


def test_a_site_that_cannot_be_built_is_told_in_one_sentence(builds):
    builds["MkDocs"] = built("MkDocs", "the check found a problem")
    with pytest.raises(SystemExit, match="MkDocs cannot build the site"):
        canary.main([])
