"""The known traps of mkdocs-bibtex, on one page built with this project's own settings."""

import re
import shutil
from collections import Counter

import pytest
from alone import PARTS, render
from atajurt.renderings import differences, read_rendering
from bs4 import BeautifulSoup
from conftest import ROOT, build

WORDS = "Paper, Code, Escaped, Item, Head, Rest, Cell, Noted, Shown"  # that open the lines of the page
RULES = ROOT / "tests" / "rules" / "shared"


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """A project with the page of traps, built."""
    folder = tmp_path_factory.mktemp("traps")
    (folder / "docs").mkdir()
    (folder / "docs" / "index.md").write_text((ROOT / "tests" / "site" / "traps.md").read_text("utf-8"), "utf-8")
    (folder / "docs" / "sources").mkdir()
    described = "---\ndescription: Every source of this invented site, and how much of each was read.\n---\n"
    (folder / "docs" / "sources" / "index.md").write_text(f"{described}\n# Sources\n\n![[sources]]\n")
    bibliography = (RULES / "bibliography.bib").read_text("utf-8")
    address = "https://example.org/one?a=1&b=%D0%90_c#d"
    (folder / "bibliography.bib").write_text(bibliography.replace("https://example.org/one", address), "utf-8")
    shutil.copytree(RULES / "docs", folder / "docs", dirs_exist_ok=True)
    with (folder / "docs" / "reference" / "names.yml").open("a", encoding="utf-8") as names:
        names.write(f"- {{name: Traps, kind: word, also: [{WORDS}]}}\n")
    for name in ("about/method", "reference/glossary"):  # to which pages that are made at build lead
        about = f"---\ndescription: The page {name} of this invented site, with nothing on it but a title.\n---\n"
        (folder / "docs" / f"{name}.md").write_text(f"{about}\n# Title of {name}\n", "utf-8")
    settings = (ROOT / "mkdocs.yml").read_text("utf-8")
    pages = "index.md, sources/index.md, about/method.md, reference/glossary.md"
    nav = f"nav: [{pages}]\nnot_in_nav: |\n  /sources/*.md\n  /reference/*.md\n  /about/*.md\n"
    (folder / "mkdocs.yml").write_text(re.sub(r"^nav:.*\Z", nav, settings, flags=re.S | re.M), "utf-8")
    (folder / "scripts").symlink_to(ROOT / "scripts")
    built = build(folder, folder / "site")
    assert built.returncode == 0, built.stderr
    return folder


@pytest.fixture(scope="module")
def page(project):
    """The page of traps, built."""
    return BeautifulSoup((project / "site" / "index.html").read_text("utf-8"), "html.parser").article


def text(element):
    """Return an element's words, with ordinary spaces."""
    return " ".join(element.get_text().split())


def test_every_locator_reaches_the_page(page):
    cited = [text(link) for link in page.select("a.citation[id]")]
    assert Counter(cited) == Counter(
        {
            "The Outlet 2020, para. 3": 2,
            "The Outlet 2020, paras. 4–6, 9": 1,
            "The Outlet 2020, caption 2": 1,
            "The Outlet 2020, para. 7": 1,
            "The Outlet 2020, para. 8": 1,
            "The Outlet 2020, para. 1": 1,
            "The Outlet 2020, para. 2": 1,
            "The Paper 2021, para. 1": 1,
            "The Paper 2021, para. 2": 1,
            "The Paper 2021, para. 3": 1,
            "The Paper 2021, para. 4": 1,
        }
    )


def test_status_and_chain_of_telling_stand_before_the_citation(page):
    assert text(page.select_one("#chain")) == (
        "She said that the chain is kept (alleged, told The Paper, quoted in: The Paper 2021, para. 2)."
    )
    assert "(official: The Outlet 2020, caption 2; The Paper 2021, para. 1)" in text(page)


def test_code_stays_literal(page):
    code = [text(element) for element in page.select("code")]
    assert "[@one2020whole, para. 3]" in code
    assert any("In a fence [@one2020whole, para. 3]. \\bibliography \\full_bibliography" in c for c in code)
    assert any("Indented [@one2020whole, para. 3]." in c for c in code)


def test_escapes_addresses_handles_and_link_words_stay(page):
    words = text(page)
    assert "Escaped [@one2020whole, para. 3] stays" in words
    assert "A handle @someone and a@example.org and a@example.org stay." in words
    assert "An [open bracket does not matter (The Paper 2021, para. 3)." in words
    links = {text(link): link["href"] for link in page.select("a[href]")}
    assert links["address a@example.org"] == "mailto:a@example.org"
    assert links["@handle"] == "https://example.org"


def test_nothing_private_to_the_build_is_left(page):
    assert not re.search("[\ue000-\uf8ff]", page.get_text())
    assert not re.search(r"\{ *#", text(page))


def test_each_source_is_listed_once_with_named_ways_back(page):
    entries = page.select(".references li")
    assert [entry["id"] for entry in entries] == ["ref-one2020whole", "ref-two2021part"]
    names = [link["aria-label"] for link in page.select(".references .uses a")]
    assert len(set(names)) == len(names) == len(page.select("a.citation[id]"))
    assert "para. 1: back to the text, Traps (1 of 8)" in names
    assert "para. 3: back to the text, әлем (4 of 8)" in names
    for link in page.select("a.citation[id], .references .uses a"):
        assert page.find(id=link["href"].removeprefix("#")), link


def test_addresses_come_through_unharmed(page):
    link = page.select_one("#ref-one2020whole a[rel]")
    assert link["href"] == "https://example.org/one?a=1&b=%D0%90_c#d"
    assert link.get_text() == link["href"]
    assert "noreferrer" in link["rel"]


def test_braces_become_the_sentence_s_name(page):
    statement = page.select_one("#chain")
    assert statement.name == "span"
    assert "statement" in statement["class"]


def test_sentence_shown_again_leads_to_its_place(page):
    view = page.select_one(".view")
    assert text(view).startswith(
        "She said that the chain is kept (alleged, told The Paper, quoted in: The Paper 2021, para. 2)."
    )
    assert view.select_one("a.more")["href"].endswith("#chain")
    assert not view.select("a.citation[id]")


def test_without_mkdocs_the_page_is_read_the_same(page, project):
    alone = render(project, "index.md", (project / "docs" / "index.md").read_text("utf-8"))
    assert list(differences(read_rendering(str(page)), read_rendering(alone), PARTS)) == []
    assert text(BeautifulSoup(alone, "html.parser")) in text(page)
