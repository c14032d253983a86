"""Links that live: every address that was ever published answers in the built site, and short addresses lead there."""

import re
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import built
import move_page
import pytest
from atajurt.exports.statements import page_address
from atajurt.record import read_record
from atajurt.redirects import redirect
from atajurt.shorts import FOLDER, shorts
from bs4 import BeautifulSoup
from folders import copy_project

BASE = "https://record.example/"
GONE = "Its source took the report back."
LOST = ("passport-demand", "topics/history.md")  # the sentence that the copied project withdraws


def answers(site: Path, ledger: list[str]) -> list[str]:
    """Return the published addresses that do not answer: no page, or no such place on it or on the page it leads to."""
    silent, known = [], {}

    def parsed(address):
        file = site / address / "index.html"
        if address not in known:
            known[address] = BeautifulSoup(file.read_text("utf-8"), "html.parser") if file.is_file() else None
        return known[address]

    for address in ledger:
        path, _, name = address.partition("#")
        where, page = page_address(path), parsed(page_address(path))
        for _ in range(9):
            way = page and page.select_one("a.moved-page")
            if not way:
                break
            where = urljoin("/" + where, way["href"])
            page = parsed(urlsplit(where).path.strip("/") + "/")
        withdrawn = page and page.select_one("h1#gone")
        if page is None or not (withdrawn or not name or page.find(id=name)):
            silent.append(address)
    return silent


def leads(site: Path, name: str) -> str:
    """Return where a short address leads, from the root of the site."""
    page = BeautifulSoup((site / FOLDER / name / "index.html").read_text("utf-8"), "html.parser")
    refresh = page.select_one("meta[http-equiv=refresh]")["content"].removeprefix("0; url=")
    assert refresh == page.a["href"]
    assert page.select_one("meta[name=robots]")["content"] == "noindex"
    return urljoin(f"/{FOLDER}/{name}/", refresh).removeprefix("/")


def test_every_published_address_answers(site, record):
    assert len(record.published) > 700
    assert answers(site, list(record.published)) == []


def test_every_page_and_every_named_sentence_has_a_short_address(site, record):
    short = {file.parent.name for file in (site / FOLDER).glob("*/index.html")}
    assert short >= {statement.id for statement in record.statements if statement.id}
    assert short >= {"history", "sources", "people", "addresses", *record.sources}
    for name in short:
        path, _, anchor = leads(site, name).partition("#")
        html = (site / path / "index.html").read_text("utf-8")
        assert not anchor or f'id="{anchor}"' in html, name


def test_short_addresses_cost_little_and_stay_out_of_search_and_map(site, record):
    policy = re.search(r'Content-Security-Policy" content="[^"]+"', (site / "index.html").read_text("utf-8"))[0]
    for file in (site / FOLDER).rglob("*.html"):
        html = file.read_text("utf-8")
        assert len(html) < 800, file
        assert policy in html.replace("&#x27;", "'").replace("&#39;", "'")
        assert "no-referrer" in html
    assert f"{BASE}{FOLDER}/" not in (site / "sitemap.xml").read_text("utf-8")
    assert not [f for f in (site / "search").rglob("*.js") if f'"{FOLDER}/' in f.read_text("utf-8")]


def test_a_redirect_lets_no_markup_in():
    html = redirect('../a/"><script>', "A & B", "default-src 'none'", 'https://x.example/"')
    assert "<script>" not in html
    assert BeautifulSoup(html, "html.parser").a["href"] == '../a/"><script>'


@pytest.fixture(scope="module")
def changed(tmp_path_factory, root):
    """A copy of the project in which a page has moved twice, another was withdrawn, and so was a sentence; built."""
    folder = copy_project(root, tmp_path_factory.mktemp("changed") / "project")
    for old, new in (("about/privacy.md", "about/care.md"), ("about/care.md", "contribute/care.md")):
        arguments = [old, new, "--why", "it has a clearer name", "--yes", "--root", str(folder)]
        assert move_page.main(arguments) == 0
    withdraw(folder)
    site = folder.parent / "site"
    done = built.build_public(folder, site)
    assert done.returncode == 0, done.stderr
    return folder, site


def withdraw(folder: Path) -> None:
    """Withdraw a sentence and a page, and move a place of a page elsewhere."""
    name, path = LOST
    topic = folder / "docs" / path
    lines = topic.read_text("utf-8").split("\n")
    lost = next(line for line in lines if f"#{name} " in line or f"#{name}}}" in line)
    lines.remove(lost)
    topic.write_text("\n".join(lines), "utf-8")
    for file in (folder / "docs").rglob("*.*"):
        if file.suffix in (".md", ".yml"):
            text = file.read_text("utf-8")
            text = "\n".join(
                line for line in text.split("\n") if f"[[{name}]]" not in line and "(open-questions.md)" not in line
            )
            file.write_text(text, "utf-8")
    (folder / "docs" / "contribute" / "open-questions.md").unlink()
    menu = folder / "mkdocs.yml"
    menu.write_text(menu.read_text("utf-8").replace("      - contribute/open-questions.md\n", ""), "utf-8")
    rows = [
        f'- {{address: "{path}#{name}", since: 2026-11-22, why: "{GONE}"}}',
        '- {address: "contribute/open-questions.md", since: 2026-11-22, why: "All of them were <b>settled</b>."}',
        '- {address: "about/method.md#old-place", since: 2026-11-22, why: it has a page of its own, '
        'moved: "contribute/care.md#before-you-follow-a-link"}',
    ]
    gone = folder / "docs" / "about" / "withdrawn.yml"
    gone.write_text(gone.read_text("utf-8") + "\n".join(rows) + "\n", "utf-8")
    ledger = folder / "docs" / "about" / "published.txt"
    ledger.write_text(ledger.read_text("utf-8") + "about/method.md#old-place\n", "utf-8")


def test_what_moved_or_was_withdrawn_answers_where_it_was(changed):
    folder, site = changed
    record = read_record(folder)
    assert answers(site, list(record.published)) == []
    old = BeautifulSoup((site / "about" / "privacy" / "index.html").read_text("utf-8"), "html.parser")
    assert urljoin("/about/privacy/", old.select_one("a.moved-page")["href"]) == "/contribute/care/"
    assert old.select_one("link[rel=canonical]")["href"] == f"{BASE}contribute/care/"
    assert old.select_one("meta[name=robots]")["content"] == "noindex"
    assert "The reason: it has a clearer name." in " ".join(old.article.get_text().split())
    gone = (site / "contribute" / "open-questions" / "index.html").read_text("utf-8")
    assert "All of them were &lt;b&gt;settled&lt;/b&gt;." in gone
    assert "This page was withdrawn" in gone
    for name, address in {"privacy": "contribute/care/", "care": "contribute/care/"}.items():
        assert leads(site, name) == address
    assert leads(site, "open-questions") == "contribute/open-questions/"
    assert leads(site, LOST[0]) == f"{page_address(LOST[1])}#{LOST[0]}"
    assert leads(site, "old-place") == "contribute/care/#before-you-follow-a-link"
    assert "open-questions" not in (site / "sitemap.xml").read_text("utf-8")
    assert shorts(record).keys() == {file.parent.name for file in (site / FOLDER).glob("*/index.html")}


def test_nothing_of_a_withdrawn_sentence_is_left_but_its_reason(changed, record):
    _, site = changed
    statement = record.named[LOST[0]]
    words = statement.text[:40]
    page = BeautifulSoup((site / page_address(LOST[1]) / "index.html").read_text("utf-8"), "html.parser")
    note = page.find(id=LOST[0])
    assert note.find_parent("section")["class"] == ["answers"]
    assert note.get_text(" ", strip=True) == f"Withdrawn on 22 November 2026: {GONE}"
    assert not note.select("a")
    assert page.select_one("#moved-and-withdrawn").find_next("h2")["id"] == "sources"
    for file in site.rglob("*"):
        if file.suffix in (".html", ".js", ".json", ".xml", ".ics", ".txt"):
            text = file.read_text("utf-8")
            assert words not in text, file
            assert "moved-and-withdrawn" not in text or file.suffix == ".html", file
            assert GONE not in text or file == site / page_address(LOST[1]) / "index.html", file
            named = file.parts[-3] == LOST[1][7:-3] or file.parts[-2] in (LOST[0], LOST[1][7:-3])
            assert LOST[0] not in text or named, file


def test_a_browser_is_led_on_with_its_fragment_but_not_from_what_was_withdrawn(changed, browser):
    with built.serve(changed[1]) as served:
        page = browser.new_context().new_page()
        for old, new in {
            "about/privacy/#before-you-follow-a-link": "contribute/care/#before-you-follow-a-link",
            "about/method/#old-place": "contribute/care/#before-you-follow-a-link",
            f"go/{LOST[0]}/": f"{page_address(LOST[1])}#{LOST[0]}",
            "go/privacy/": "contribute/care/",
        }.items():
            page.goto(served + old)
            page.wait_for_url(served + new)
            page.wait_for_timeout(100)
            assert page.url == served + new
        page.context.close()
        still = browser.new_context(java_script_enabled=False).new_page()
        for old, new in {
            "about/privacy/": "contribute/care/",
            "go/exodus-1962/": "topics/migration/#exodus-1962",
        }.items():
            still.goto(served + old)
            still.wait_for_url(served + new)
        still.goto(f"{served}about/method/#old-place")
        still.locator("a#old-place").click()
        still.wait_for_url(f"{served}contribute/care/#before-you-follow-a-link")
        still.context.close()
