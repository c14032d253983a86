"""`make serve` shows what is wrong at the top of the page, in the words of the check, and nothing ends it."""

import re
import signal
import socket
import subprocess
import sys

import pytest
from folders import copy_project
from served import PATIENCE, Server, served

HISTORY = "docs/topics/history.md"
UNKNOWN = "A sentence [@standish2022silence, para. 3].\n"


@pytest.fixture(scope="module")
def server(tmp_path_factory, root):
    folder = tmp_path_factory.mktemp("served")
    with served(copy_project(root, folder / "project"), folder) as running:
        yield running


@pytest.fixture
def text(server):
    """The text of any file of the project, put back after the test."""
    kept = {}

    def read(path):
        return kept.setdefault(path, (server.project / path).read_text("utf-8"))

    yield read
    for path, before in kept.items():
        server.edit(path, before)
    assert server.problems() == ""
    assert server.problems("topics/history/") == ""


def test_mistake_stands_at_the_top_of_its_page_and_others_lead_there(server, text):
    server.edit(HISTORY, text(HISTORY) + "\n" + UNKNOWN + "Shown: ![[no-such-sentence]]\n")
    page, box = server.get("topics/history/"), server.problems("topics/history/")
    line = (server.project / HISTORY).read_text("utf-8").count("\n") - 1
    assert f"{HISTORY}:{line}:13  C001  cites “standish2022silence”" in box
    assert "did you mean “standish2022silenced”?" in box
    assert 'href="/contribute/rules/#c001"' in box
    assert "L003" in box
    assert page.index('class="problems"') < page.index("<h1")
    assert "A sentence [@standish2022silence, para. 3]." in page, "what cannot be followed stands as it was written"
    assert "2 problems on other pages" in server.problems("about/method/")
    assert 'href="/topics/history/"' in server.problems("about/method/")
    assert "C001" not in server.problems("about/method/")
    assert "  C001  cites “standish2022silence”" in server.output


def test_broken_bibliography_is_told_on_every_page_and_citations_stay(server, text):
    server.edit("bibliography.bib", text("bibliography.bib") + "\n@misc{new2020,\n  title = {x,\n}\n")
    for path in ("", "topics/history/", "sources/"):
        assert "S001" in server.problems(path), path
    assert 'class="citation"' in server.get("topics/history/")
    assert 'id="statements"' in server.get("sources/standish2022silenced/")


def test_broken_list_is_told_on_every_page(server, text):
    server.edit("docs/reference/people.yml", text("docs/reference/people.yml") + "\n- name: [x\n")
    assert "docs/reference/people.yml" in server.problems("topics/history/")


@pytest.mark.parametrize(
    ("code", "encoding", "title"), [("P003", "utf-8", "title: a: b"), ("P001", "utf-16", "title: a")]
)
def test_page_that_cannot_be_read_shows_the_box_alone(server, text, code, encoding, title):
    spoilt = text(HISTORY).replace("---\n", f"---\n{title}\n", 1)
    server.edit(HISTORY, spoilt.encode(encoding))
    assert code in server.problems("topics/history/")
    assert server.get("topics/history/").count('class="statement"') == 0
    assert "<h1" in server.get("topics/migration/"), "the other pages are whole"


def test_link_that_only_mkdocs_knows_to_lead_nowhere_is_told_as_long_as_it_is_there(server, text):
    links = "\nSee [an entry](../reference/people.md#nobody) and [the data](../data/nothing.json).\n"
    server.edit("docs/about/method.md", text("docs/about/method.md") + links)
    assert "does not contain an anchor &#x27;#nobody&#x27;" in server.problems("about/method/")
    assert "data/nothing.json" in server.problems("about/method/")
    server.edit(HISTORY, text(HISTORY) + "\nMore words.\n")
    assert "#nobody" in server.problems("about/method/"), "a page that was not made again warns again"
    assert "data/nothing.json" in server.problems("about/method/")


def test_search_and_data_are_those_of_the_last_edit(server, text):
    for word in ("Xylographically", "Zymurgically"):
        server.edit(HISTORY, text(HISTORY).replace("\n\n", f"\n\n{word} spoken, nothing is new.\n\n", 2))
        index = server.get("search/index.js")
        folder = re.search(r'"folder":"(\w+)"', index)[1]
        found = [server.get(f"search/{folder}/words-{number}.js") for number in range(index.count('",') + 1)]
        assert any(word.lower() in words for words in found), word
    server.edit(HISTORY, text(HISTORY).replace(" was ", " formerly was "))
    assert " formerly was " in server.get("data/statements.json")


def test_settings_that_cannot_be_read_leave_the_server_alive(server, text):
    server.edit("mkdocs.yml", text("mkdocs.yml") + "\nplugins: [no-such-plugin]\n")
    assert "no-such-plugin" in server.problems("topics/history/")


def test_template_that_cannot_be_read_is_told_at_every_address(server, text):
    server.edit("scripts/theme/main.html", text("scripts/theme/main.html") + "{% block %}")
    assert "TemplateSyntaxError" in server.problems("topics/history/")


def test_page_reloads_itself_in_a_browser_and_its_box_can_be_read(server, text, browser):
    page = browser.new_page(color_scheme="dark")
    refused = []
    page.on("console", lambda message: refused.append(message.text) if message.type == "error" else None)
    page.goto(f"{server.address}topics/history/")
    assert page.locator(".problems").count() == 0
    server.edit(HISTORY, text(HISTORY) + "\n" + UNKNOWN)
    box = page.get_by_role("region", name="Problems")
    box.wait_for(timeout=PATIENCE * 1000)
    assert "C001" in box.inner_text()
    colours = box.evaluate("e => [getComputedStyle(e).color, getComputedStyle(e).backgroundColor]")
    assert colours == ["rgb(232, 228, 218)", "rgb(74, 63, 20)"]
    violations = axe(page)
    server.edit(HISTORY, text(HISTORY).replace("\n" + UNKNOWN, ""))
    box.wait_for(state="detached", timeout=PATIENCE * 1000)
    page.close()
    assert violations == []
    assert refused == [], "no policy keeps the page from reloading"


def axe(page):
    """Return what axe finds wrong in the box."""
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page, context=".problems")
    return [violation["id"] for violation in found.response["violations"]]


def test_port_that_is_taken_is_said_in_one_sentence(root):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"]
        done = subprocess.run(command, cwd=root, capture_output=True, text=True, timeout=PATIENCE)
    assert done.returncode
    assert f"port {port} is taken; choose another" in done.stderr
    assert "Traceback" not in done.stderr


def test_interrupt_ends_it_quietly(copy, tmp_path):
    server = Server(copy, tmp_path)
    server.process.send_signal(signal.SIGINT)
    assert server.process.wait(PATIENCE) == 0
    assert "Traceback" not in server.output
    assert not list((tmp_path / "built").iterdir()), "what it built is taken away"


def test_nothing_of_it_is_in_the_site(site):
    for page in site.rglob("*.html"):
        assert 'class="problems"' not in page.read_text("utf-8"), page
