"""An edition, made by the real command in a copy of the project: each copy is opened and read with no network."""

import hashlib
import html
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import xml.etree.ElementTree as etree
import zipfile
from pathlib import Path

import built
import limits
import measures
import pytest
from atajurt.editions import inside, shelf, signatures
from atajurt.editions.edition import KINDS
from atajurt.minisign import read_public_key
from atajurt.refusing import Refused
from folders import contents, copy_project
from libzim.reader import Archive
from libzim.search import Query, Searcher
from libzim.suggestion import SuggestionSearcher
from signer import minisign

VERSION = "2026.12"
NAME = f"atajurt-record-{VERSION}"
NAMES = [f"{NAME}{variant}.{kind}" for variant in ("", "-nolinks") for kind in KINDS]
NO_NETWORK = """
import socket
def connect(self, address):
    if self.family != socket.AF_UNIX:
        raise OSError("an edition asked for the network")
socket.socket.connect = connect
"""
ELSEWHERE = re.compile(r'(?:href|src)="(?:https?:)?//')


class Project:
    """A copy of the project in a repository of its own, and the command run in it."""

    def __init__(self, root: Path, folder: Path):
        self.root = copy_project(root, folder / "project")
        shutil.copy(root / ".gitignore", self.root)
        (self.root / "docs" / "about" / "mirrors.yml").write_text(
            '- {address: "ipfs://example", has: site, by: "A. Example", since: "December 2026"}\n', "utf-8"
        )
        self.key = folder / "secret.key"
        public = self.root / "docs" / "about" / "minisign.pub"
        subprocess.run([minisign(), "-G", "-W", "-p", public, "-s", self.key], check=True, stdout=subprocess.DEVNULL)
        offline = folder / "offline"
        offline.mkdir()
        (offline / "sitecustomize.py").write_text(NO_NETWORK, "utf-8")
        self.env = {
            **os.environ,
            "SITE_URL": built.ADDRESS.rstrip("/"),
            "PYTHONPATH": f"{self.root / 'scripts'}{os.pathsep}{offline}",
            "GIT_CONFIG_GLOBAL": os.devnull,
        }
        self.git("init", "-q")
        self.commit("All of it")

    def git(self, *arguments: str) -> None:
        told = ["-c", "user.name=A. Example", "-c", "user.email=a@record.example", "-c", "commit.gpgsign=false"]
        subprocess.run(["git", *told, *arguments], cwd=self.root, check=True, capture_output=True, env=self.env)

    def commit(self, subject: str) -> None:
        day = "2026-12-24T12:00:00+00:00"
        self.env |= {"GIT_AUTHOR_DATE": day, "GIT_COMMITTER_DATE": day}
        self.git("add", "-A")
        self.git("commit", "-q", "-m", subject)

    @property
    def shelf(self) -> Path:
        return self.root / "editions"

    @property
    def script(self) -> Path:
        return self.root / "scripts" / "edition.py"

    def begin(self, *arguments, **more) -> subprocess.Popen:
        command = [sys.executable, self.script, *arguments]
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        return subprocess.Popen(command, env=self.env, text=True, cwd=self.root, **pipes, **more)

    def run(self, *arguments) -> tuple[int, str, str]:
        """Return exit status and what was said."""
        begun = self.begin(*arguments)
        said, complained = begun.communicate(timeout=600)
        return begun.returncode, said, complained


@pytest.fixture(scope="module")
def project(root, tmp_path_factory):
    return Project(root, tmp_path_factory.mktemp("edition"))


@pytest.fixture(scope="module")
def made(project):
    """An edition, made after a first run was killed in the midst of it; the folder, and what the command said."""
    killed = project.begin(VERSION, start_new_session=True)
    end = time.monotonic() + 120
    while not list(project.shelf.glob(".making-*/.atajurt*/topics")):
        assert killed.poll() is None, killed.communicate()
        assert time.monotonic() < end
        time.sleep(0.05)
    os.killpg(killed.pid, signal.SIGKILL)
    killed.communicate()
    assert not (project.shelf / VERSION).exists(), "half an edition has its name"
    assert list(project.shelf.glob(".making-*"))
    status, said, complained = project.run(VERSION, "--key", project.key)
    assert (status, complained) == (0, "")
    return project.shelf / VERSION, said


@pytest.fixture(scope="module")
def edition(made) -> Path:
    """The folder of the edition."""
    return made[0]


@pytest.fixture(scope="module")
def unpacked(edition, tmp_path_factory) -> dict[str, Path]:
    """The folders of the two sites, as somebody unpacks them."""
    folder = tmp_path_factory.mktemp("unpacked")
    for name in (NAME, f"{NAME}-nolinks"):
        with zipfile.ZipFile(edition / f"{name}.zip") as packed:
            packed.extractall(folder)
    return {"links": folder / NAME, "nolinks": folder / f"{NAME}-nolinks"}


@pytest.fixture
def offline(browser):
    """A page of a browser that has no network."""
    context = browser.new_context(viewport={"width": 320, "height": 740})
    context.set_offline(True)
    yield context.new_page()
    context.close()


def pages(folder: Path) -> dict[str, str]:
    """Return the HTML of each page of a folder, by its path below it."""
    return {file.relative_to(folder).as_posix(): file.read_text("utf-8") for file in folder.rglob("*.html")}


# The folder of an edition ---------------------------------------------------------------------------------------------


def test_an_edition_has_every_copy_and_nothing_that_a_killed_run_has_left(project, edition):
    assert sorted(file.name for file in edition.iterdir()) == sorted(
        [*NAMES, "MIRRORS.txt", "README.txt", "SHA256SUMS", "SHA256SUMS.minisig"]
    )
    assert [folder.name for folder in project.shelf.iterdir()] == [VERSION]


def test_the_printed_commands_check_it_and_find_what_was_altered(made, tmp_path):
    edition, said = made
    commands = re.findall(r"^  ((?:sha256sum|minisign) .*)$", said, re.M)
    assert len(commands) == 2
    copy = Path(shutil.copytree(edition, tmp_path / "copy"))
    readme = (edition / "README.txt").read_text("utf-8")
    for command in commands:
        assert command in readme
        assert subprocess.run(command.split(), cwd=copy, capture_output=True).returncode == 0, command
    lines = (copy / "SHA256SUMS").read_text("utf-8").splitlines()
    assert len(lines) == len(NAMES) + 2
    for line in lines:
        known, name = line.split("  ")
        assert hashlib.sha256((edition / name).read_bytes()).hexdigest() == known
    with (copy / f"{NAME}.html").open("a") as altered:
        altered.write("<!-- -->")
    assert subprocess.run(commands[0].split(), cwd=copy, capture_output=True).returncode == 1
    (copy / "SHA256SUMS").write_text("", "utf-8")
    assert subprocess.run(commands[1].split(), cwd=copy, capture_output=True).returncode == 1


def test_the_letters_say_of_which_commit_it_is_and_where_others_are(project, edition):
    commit = subprocess.run(["git", "rev-parse", "HEAD"], cwd=project.root, capture_output=True, text=True).stdout
    readme = (edition / "README.txt").read_text("utf-8")
    assert commit.strip() in readme
    assert built.ADDRESS in readme
    for name in NAMES[: len(KINDS)]:
        assert re.search(rf"^{re.escape(name)} +[\d.]+ [kM]B  \w", readme, re.M), name
    assert "ipfs://example\n    the site, kept by A. Example" in (edition / "MIRRORS.txt").read_text("utf-8")
    for name in (NAME, f"{NAME}-nolinks"):
        with zipfile.ZipFile(edition / f"{name}.zip") as packed:
            assert packed.read(f"{name}/MIRRORS.txt") == (edition / "MIRRORS.txt").read_bytes()
            assert commit.strip() in packed.read(f"{name}/README.txt").decode()


def test_sizes_are_kept_for_the_page_on_copies(project, edition):
    from atajurt.sizes import read_sizes

    sizes = read_sizes((project.root / "docs" / "about" / "editions.yml").read_text("utf-8"))
    assert [size.bytes for size in sizes] == [(edition / name).stat().st_size for name in NAMES]
    assert max(size.bytes for size in sizes) < 5_000_000, "light enough to be handed on by phone"


# The frozen site ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("variant", ["links", "nolinks"])
def test_every_page_says_what_it_is_and_every_link_leads_to_a_file(unpacked, variant):
    found, site = pages(unpacked[variant]), unpacked[variant]
    assert len(found) > 600
    files = [file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file()]
    assert inside.broken(found, files) == []
    for path, text in found.items():
        assert '<meta name="robots" content="noindex">' in text, path
        now = built.ADDRESS + path.removesuffix("index.html")
        if not path.startswith("go/"):
            assert f"This is edition {VERSION}, kept as it was on 24 December 2026." in text, path
            assert f'<link rel="canonical" href="{now}">' in text, path
            assert (f'<a href="{now}"' in text) == (variant == "links"), path
            assert f">{now}</a>" in text or f"The current page: {now}" in text
    assert "edition 2026.11" not in found["topics/history/index.html"]
    assert not (site / "_headers").exists()


def test_the_variant_without_links_leads_nowhere_else(unpacked, edition):
    assert any(re.search(r'<a [^>]*href="https://', text) for text in pages(unpacked["links"]).values())
    for path, text in pages(unpacked["nolinks"]).items():
        assert not re.search(r'<a\b[^>]*href="(?:https?:)?//', text), path
    assert not ELSEWHERE.search((edition / f"{NAME}-nolinks.html").read_text("utf-8"))
    with zipfile.ZipFile(edition / f"{NAME}-nolinks.epub") as book:
        for name in book.namelist():
            assert not name.endswith(".xhtml") or not ELSEWHERE.search(book.read(name).decode()), name


def test_from_a_disk_pages_open_one_another_and_search_finds(unpacked, offline):
    home = (unpacked["links"] / "index.html").as_uri()
    visit = measures.watch(offline)
    offline.goto(home)
    offline.locator(".doors a").first.click()
    assert offline.url == home.replace("index.html", "topics/history/index.html")
    assert offline.locator("h1").inner_text().startswith("History of Atajurt")
    assert offline.evaluate("getComputedStyle(document.querySelector('.top')).borderBottomWidth") == "1px", "styled"
    offline.locator("button.find").click()
    offline.locator("dialog input").fill("Bilash arrest")
    offline.locator("dialog li a").first.click()
    assert offline.url.startswith(home.replace("index.html", "topics/"))
    assert "index.html" in offline.url
    assert not [asked for asked in visit.asked if not asked.startswith("file:")]
    assert (visit.refused, visit.failed) == ([], [])


def test_below_the_living_site_its_headers_refuse_nothing(site, unpacked, browser, tmp_path):
    """The policy in the header of a newer site knows another style than that of the edition."""
    whole = Path(shutil.copytree(site, tmp_path / "site"))
    shutil.copytree(unpacked["links"], whole / "editions" / VERSION)
    known = re.search(r"'sha256-[^']+'", (whole / "_headers").read_text("utf-8"))[0]
    text = (
        (whole / "_headers").read_text("utf-8").replace(known, "'sha256-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA='")
    )
    (whole / "_headers").write_text(text, "utf-8")
    context = browser.new_context()
    page = context.new_page()
    visit = measures.watch(page)
    with built.serve(whole) as base:
        page.goto(f"{base}topics/history/", wait_until="networkidle")
        assert visit.refused, "else the test tells nothing"
        visit.refused.clear()
        page.goto(f"{base}editions/{VERSION}/topics/history/", wait_until="networkidle")
        page.locator(".doors a, .md-footer a").first.click()
        assert page.url.startswith(f"{base}editions/{VERSION}/")
        assert visit.refused == []
        assert visit.elsewhere(base) == []
        assert measures.violations(page) == []
    context.close()


# One page -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("variant", ["", "-nolinks"])
def test_the_one_page_has_every_topic_and_source_and_its_links_lead_inside(edition, record, variant):
    file = edition / f"{NAME}{variant}.html"
    text = file.read_text("utf-8")
    assert inside.broken({file.name: text}, ()) == []
    names = set(re.findall(r'\sid="([^"]*)"', text))
    assert len(names) == len(re.findall(r'\sid="', text)), "a name stands for one place"
    assert names >= {*record.sources, *(page.path.split("/")[-1][:-3] for page in record.topics), "timeline", "method"}
    assert {
        link[1:]
        for link in re.findall(r'<nav class="book-contents".*?</nav>', text, re.S)[0].split('"')
        if link[:1] == "#"
    } <= names
    assert "<script" not in text
    cited = sum(len(statement.citations) for page in record.topics for statement in page.statements)
    assert text.count('class="citation"') >= cited > 500


def test_a_citation_in_the_one_page_leads_to_what_rests_on_that_paragraph(edition, record):
    text = (edition / f"{NAME}.html").read_text("utf-8")
    sentence = text[text.index('id="history.bilash-founds"') :]
    key, _, place = re.search(r'<a class="citation" href="#([^"]+)"', sentence)[1].partition(".")
    assert key in record.sources
    assert place.startswith("para")
    assert f'id="{key}.{place}"' in text


def test_the_one_page_is_read_on_a_phone_without_network_or_script(edition, browser):
    context = browser.new_context(viewport={"width": 320, "height": 740}, java_script_enabled=False)
    context.set_offline(True)
    page = context.new_page()
    visit = measures.watch(page)
    page.goto((edition / f"{NAME}.html").as_uri())
    page.locator(".book-contents a", has_text="Migration across the border").first.click()
    assert page.url.endswith("#migration")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.evaluate("getComputedStyle(document.querySelector('.book')).maxWidth") != "none", "its style is allowed"
    assert len(visit.asked) == 1
    assert (visit.refused, visit.failed) == ([], [])
    context.close()


# ZIM ------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("variant", ["links", "nolinks"])
def test_a_zim_file_holds_the_site_and_its_links_lead_inside(edition, unpacked, variant):
    archive = Archive(edition / f"{unpacked[variant].name}.zim")
    assert archive.check()
    site = contents(unpacked[variant])
    entries = {path: bytes(archive.get_entry_by_path(path).get_item().content) for path in site}
    changed = [path for path in site if entries[path] != site[path] and not path.endswith(".html")]
    assert changed == []
    told = {path: data.decode() for path, data in entries.items() if path.endswith(".html")}
    assert inside.broken(told, entries) == []
    assert archive.article_count == len([path for path in told if not path.startswith("go/")])
    assert archive.main_entry.get_item().path == "index.html"
    assert "http-equiv" not in re.sub("http-equiv=.refresh", "", told["topics/history/index.html"])


def test_a_zim_file_says_what_it_is(edition):
    archive = Archive(edition / f"{NAME}.zim")
    told = {name: archive.get_metadata(name) for name in archive.metadata_keys}
    assert told["Title"] == b"The Atajurt Record"
    assert len(told["Description"]) <= 80
    assert told["Language"] == b"eng"
    assert told["Date"] == b"2026-12-24"
    assert {"Name", "Creator", "Publisher", "Scraper", "Counter", "Illustration_48x48@1"} <= set(told)
    assert "Flavour" not in told
    assert Archive(edition / f"{NAME}-nolinks.zim").get_metadata("Flavour") == b"nolinks"
    assert archive.uuid != Archive(edition / f"{NAME}-nolinks.zim").uuid


def test_search_in_a_zim_file_finds_words_and_titles(edition):
    archive = Archive(edition / f"{NAME}.zim")
    found = Searcher(archive).search(Query().set_query("Bilash"))
    assert "topics/history/index.html" in list(found.getResults(0, 100))
    assert not [path for path in found.getResults(0, 1000) if path.startswith("go/")]
    suggested = SuggestionSearcher(archive).suggest("Migration")
    assert "topics/migration/index.html" in list(suggested.getResults(0, 3))


# EPUB -----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("variant", ["", "-nolinks"])
def test_an_epub_is_put_together_as_its_format_wants(edition, record, variant):
    with zipfile.ZipFile(edition / f"{NAME}{variant}.epub") as book:
        first = book.infolist()[0]
        assert (first.filename, first.compress_type, book.read(first)) == ("mimetype", 0, b"application/epub+zip")
        container = etree.fromstring(book.read("META-INF/container.xml"))
        package = container.find(".//{*}rootfile").get("full-path")
        manifest = etree.fromstring(book.read(package))
        folder = package.rpartition("/")[0]
        listed = {f"{folder}/{item.get('href')}" for item in manifest.iter("{http://www.idpf.org/2007/opf}item")}
        assert listed <= set(book.namelist())
        told = {path: book.read(path).decode() for path in book.namelist() if path.endswith(".xhtml")}
        for text in told.values():
            etree.fromstring(text)  # well-formed
        broken = [link for link in inside.broken(told, book.namelist()) if not link.startswith(f"{folder}/nav")]
        assert broken == []
        assert len(told) > len(record.sources)
        said = html.unescape(" ".join(told.values()))
        assert f"edition {VERSION}" in book.read(package).decode()
        assert "Migration across the border" in said


# What is refused, and what is left ------------------------------------------------------------------------------------


@pytest.mark.parametrize("version", ["", "2026", "2026.13", "2026.1", "26.12", "../x", "2026.12\n"])
def test_what_is_no_month_is_refused_in_a_sentence(project, version):
    status, said, complained = project.run(*([version] if version else []))
    assert (status, said) == (2, "")
    assert "write its year and month, as make edition VERSION=2026.12" in complained
    assert "Traceback" not in complained


def test_another_edition_of_the_same_name_is_refused(project, edition):
    before = contents(edition)
    page = project.root / "docs" / "about" / "privacy.md"
    text = page.read_text("utf-8")
    page.write_text(text + "\nOne sentence more.\n", "utf-8")
    status, _, complained = project.run(VERSION)
    assert status == 2
    assert "there are changes that no commit has: docs/about/privacy.md" in complained
    project.commit("One sentence")
    status, _, complained = project.run(VERSION)
    assert status == 2
    assert f"editions/{VERSION} is there, and of another commit" in complained
    assert contents(edition) == before
    project.git("reset", "-q", "--hard", "HEAD~1")


@pytest.mark.parametrize("size", [50_000, 1_000_000, 1_800_000])
def test_a_full_disk_leaves_the_edition_that_was_there(project, edition, size):
    """The first size is reached by a file of the project, the second when the site is built, the third by a copy."""
    before = contents(project.shelf)
    done = limits.run(project.script, VERSION, full=size, cwd=project.root, env=project.env)
    assert done.returncode == 2
    assert done.stderr.startswith("edition: ")
    assert "nothing was changed" in done.stderr
    assert "Traceback" not in done.stderr
    assert contents(project.shelf) == before


def test_a_folder_that_nobody_may_write_in_is_told_of(project, edition):
    before = contents(project.shelf)
    limits.forbid_writing(project.shelf)
    done = limits.run(project.script, VERSION, cwd=project.root, env=project.env)
    limits.allow_writing(project.shelf)
    assert done.returncode == 2
    assert "editions" in done.stderr
    assert "nothing was changed" in done.stderr
    assert "Traceback" not in done.stderr
    assert contents(project.shelf) == before


def test_two_runs_at_once_do_not_mix(project, edition):
    with shelf.alone(project.shelf):
        status, _, complained = project.run(VERSION)
    assert status == 2
    assert "another run is making an edition" in complained


@pytest.mark.parametrize("old", [True, False])
def test_a_kill_between_two_names_loses_no_edition(tmp_path, old):
    """The old edition has been moved aside; the new one has its name already, or not yet."""
    (tmp_path / ".old-2026.12").mkdir()
    (tmp_path / ".old-2026.12" / "old").touch()
    if not old:
        (tmp_path / "2026.12").mkdir()
        (tmp_path / "2026.12" / "new").touch()
    shelf.tidy(tmp_path)
    assert [folder.name for folder in tmp_path.iterdir()] == ["2026.12"]
    assert (tmp_path / "2026.12" / ("old" if old else "new")).exists()


def test_a_key_that_is_not_the_one_in_the_project_signs_nothing(project, edition, tmp_path):
    other = tmp_path / "other.key"
    command = [minisign(), "-G", "-W", "-p", tmp_path / "other.pub", "-s", other]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    file = tmp_path / "SHA256SUMS"
    file.write_text("", "utf-8")
    key = read_public_key((project.root / "docs" / "about" / "minisign.pub").read_text("utf-8"))
    with pytest.raises(Refused, match=r"minisign\.pub is not the public key of that key: Signature key id"):
        signatures.sign(file, other, key, "an edition")
    with pytest.raises(Refused, match="there is no key at"):
        signatures.sign(file, tmp_path / "none", key, "an edition")
