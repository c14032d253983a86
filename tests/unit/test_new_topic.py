"""A topic begun: a page with all its parts, its line in the menu, and a check that asks for each part."""

import itertools
import re
import shutil
from pathlib import Path

import check
import limits
import new_topic
import pytest
from atajurt import menus, skeletons, slugs
from atajurt.record import read_record
from atajurt.rules.forms import PARTS
from folders import contents
from terminal import Terminal

SCRIPT = Path(new_topic.__file__)
TITLE = "Border: crossings"
DESCRIPTION = "What is told of an invented border, and what the courts of that country made of it."
PAGE = "docs/topics/border-crossings.md"
OPTIONS = ["--title", TITLE, "--description", DESCRIPTION]


@pytest.fixture
def run(small, capsys):
    """A function that runs the command in the small project; status, what it said, what it said of errors."""

    def command(*arguments, folder=small):
        status = new_topic.main(["--root", str(folder), *arguments])
        return status, *capsys.readouterr()

    return command


def problems(copy, capsys):
    """Return code and path of all that the check says."""
    capsys.readouterr()
    check.main(["--root", str(copy)])
    return re.findall(r"^(\S+?):\d+:\d+  ([A-Z]\d{3})  ", capsys.readouterr().out, re.M)


def test_the_check_leads_through_a_new_page_until_it_is_clean(copy, capsys):
    menu = (copy / "mkdocs.yml").read_text("utf-8").split("\n")
    assert new_topic.main(["--root", str(copy), *OPTIONS, "--after", "migration"]) == 0
    page = copy / PAGE
    parts = page.read_text("utf-8").count("<!-- to write: ")
    assert problems(copy, capsys) == [(PAGE, "P023")] * parts
    assert parts > len(PARTS)
    now = (copy / "mkdocs.yml").read_text("utf-8").split("\n")
    at = menu.index("      - topics/migration.md") + 1
    assert now == [*menu[:at], "      - topics/border-crossings.md", *menu[at:]]
    for left in range(parts - 1, -1, -1):
        page.write_text(re.sub(r"<!-- to write: .*? -->", "Words.", page.read_text("utf-8"), count=1), "utf-8")
        assert problems(copy, capsys) == [(PAGE, "P023")] * left
    record = read_record(copy)
    assert record.pages["topics/border-crossings.md"].meta == {"title": TITLE, "description": DESCRIPTION}


def test_the_skeleton_has_every_part_and_says_in_each_what_belongs_there():
    parts = re.split(r"^## ", skeletons.topic({"title": "T", "description": "D."}, "t"), flags=re.M)
    assert set(PARTS) <= {part.partition("\n")[0] for part in parts}
    assert all(part.count("<!-- to write: ") == 1 for part in parts)


def test_a_title_in_other_letters_needs_a_name_and_gets_an_address(run, small):
    given = ["--title", "Нағыз Атажұрт", "--description", DESCRIPTION]
    status, _, said = run(*given)
    assert status == 2
    assert "--name is missing." in said
    assert run(*given, "--name", "nagyz-atajurt")[0] == 0
    assert "# Нағыз Атажұрт { #nagyz-atajurt }\n" in (small / "docs/topics/nagyz-atajurt.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Asylum cases, 2019–2021", "asylum-cases-2019-2021"),
        ("The people’s “courts”", "the-peoples-courts"),
        ("Серікжан Біләш и Нагыз Атажурт", "serikzhan-bilash-i-nagyz-atajurt"),
        ("Жаркент", "zharkent"),
        ("A" + " very long title" * 9, "a-very-long-title-very-long-title-very-long-title"),
        ("…", ""),
    ],
)
def test_a_name_is_made_from_the_title_in_our_spelling(record, title, name):
    assert slugs.slug(title, record.names) == name


@pytest.mark.usefixtures("unchanged")
def test_all_that_is_missing_is_told_at_once(run):
    status, _, said = run("--after", "nowhere", "--name", "Not A Name")
    assert status == 2
    assert [line.split()[0] for line in said.splitlines()[1:]] == ["--name:", "--after:", "--title", "--description"]
    assert "“Not A Name” is not a file name; use small letters a to z" in said
    assert "the menu has no topic “nowhere”; it has page" in said


@pytest.mark.usefixtures("unchanged")
@pytest.mark.parametrize(
    ("options", "status", "words"),
    [
        (["--description", "Too short."], 2, "has 10 characters; at least 50 are wanted"),
        (["--title", "T" * 61], 2, "has 61 characters; the limit is 60"),
        (["--name", "index"], 2, "has a meaning of its own"),
        (["--name", "con"], 2, "has a meaning of its own"),
        (["--name", "../secret"], 2, "is not a file name"),
        (["--name", "gone-page"], 2, "was an address of this site, and is never given to another page"),
        (["--name", "old-page"], 2, "was withdrawn; an address is never used again"),
        (["--title", "A \udcff title"], 2, "did not arrive whole"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(run, small, options, status, words, monkeypatch):
    published = small / "docs" / "about" / "published.txt"
    withdrawn = small / "docs" / "about" / "withdrawn.yml"
    row = "- {address: topics/old-page.md, since: 2026-11-22, why: withdrawn}\n"
    texts = {published: "topics/gone-page.md\n", withdrawn: row}
    read = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda file: texts[file].encode() if file in texts else read(file))
    done = run(*OPTIONS, *options)
    assert done[0] == status, done
    assert words in done[1] + done[2]


def test_a_page_is_never_written_over_and_a_title_not_used_twice(run, small):
    assert run(*OPTIONS)[0] == 0
    before = contents(small)
    status, _, said = run(*OPTIONS)
    assert status == 2
    assert f"{PAGE} is there already, and is never written over" in said
    status, said, _ = run(*OPTIONS, "--name", "another")
    assert status == 1
    assert f"P007  has the title of {PAGE}" in said
    assert contents(small) == before


def test_what_can_be_mended_in_the_page_is_told_and_does_not_keep_it_from_being_begun(run, small):
    status, said, _ = run("--title", "Askar Sample", "--description", DESCRIPTION)
    assert status == 0
    assert "This can be mended in the page" in said
    assert "N001  names “" in said
    assert (small / "docs" / "topics" / "askar-sample.md").is_file()


@pytest.mark.usefixtures("unchanged")
def test_dry_run_shows_page_and_menu_and_writes_nothing(run):
    status, said, _ = run(*OPTIONS, "--dry-run")
    assert status == 0
    assert "title: " in said
    assert "+  - topics/border-crossings.md" in said


MENU = """site_name: A site # topics/none.md
nav: # the pages
  - Home: index.md
  - "Topics":
      # the first
      - topics/one.md # kept
      - "Two: more": topics/two.md
  - Other:
      - other.md
"""


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("after", "line"), [("", 'more": topics/two.md'), ("two", 'more": topics/two.md'), ("one", "# kept")]
)
def test_the_menu_keeps_its_comments_layout_and_line_ends(end, after, line):
    text = MENU.replace("\n", end)
    made = menus.insert(text, "topics/new.md", after)
    assert made == text.replace(line, f"{line}{end}      - topics/new.md")


def test_a_menu_without_topics_gets_its_first_and_one_without_a_place_is_refused():
    assert menus.insert("nav:\n  - Topics:\n", "topics/new.md") == "nav:\n  - Topics:\n      - topics/new.md\n"
    for text in ("site_name: x\n", "nav:\n  - index.md\n", ""):
        with pytest.raises(ValueError, match="below nav: it needs a line"):
            menus.insert(text, "topics/new.md")


@pytest.mark.usefixtures("unchanged")
@pytest.mark.parametrize("error", [KeyboardInterrupt(), OSError(28, "No space left on device")])
@pytest.mark.parametrize("file", [1, 2], ids=["the page", "the menu"])
def test_an_interruption_while_writing_leaves_neither_page_nor_menu(run, small, error, file, monkeypatch):
    (small / "docs" / "topics").mkdir()
    written, replace = [], Path.replace

    def fail(path, target):
        written.append(target)
        if len(written) == file:
            raise error
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", fail)
    status, _, said = run(*OPTIONS)
    assert status == (130 if isinstance(error, KeyboardInterrupt) else 2)
    assert ("stopped; nothing was written" if status == 130 else "the disk is full; nothing was changed") in said


@pytest.mark.usefixtures("unchanged")
def test_a_folder_that_cannot_be_written_in_is_told(small):
    limits.forbid_writing(small)
    done = limits.run(SCRIPT, "--root", small, *OPTIONS)
    limits.allow_writing(small)
    assert done.returncode == 2
    assert "you have no right to do that there; nothing was changed" in done.stderr


@pytest.mark.usefixtures("unchanged")
def test_a_full_disk_leaves_all_as_it_was(small):
    done = limits.run(SCRIPT, "--root", small, *OPTIONS, full=64)
    assert done.returncode == 2
    assert f"new_topic: {small}: no file may become so large there; nothing was changed" in done.stderr


def test_killed_at_any_step_it_has_done_nothing_or_is_finished_by_the_next_run(small, tmp_path):
    whole = tmp_path / "whole"
    shutil.copytree(small, whole)
    assert limits.run(SCRIPT, "--root", whole, *OPTIONS).returncode == 0
    before, wanted, finished = contents(small), contents(whole), 0
    for steps in itertools.count(0, 3):  # tests/unit/test_moving.py takes each step of a transaction
        tried = tmp_path / str(steps)
        shutil.copytree(small, tried)
        killed = limits.kill(steps, tried, SCRIPT, "--root", tried, *OPTIONS)
        if killed:
            done = limits.run(SCRIPT, "--root", tried, *OPTIONS)
            finished += "was interrupted and is finished now" in done.stdout
            assert done.returncode == 0 or (done.returncode == 2 and "is there already" in done.stderr), done.stderr
        assert contents(tried) == wanted, steps
        if not killed:
            break
    assert before != wanted
    assert steps > 12
    assert finished


@pytest.mark.parametrize("data", [None, b"\xff\xfe\x00", b"site_name: x\n"])
def test_a_menu_that_cannot_be_read_is_left_alone(run, small, data):
    file = small / "mkdocs.yml"
    file.unlink() if data is None else file.write_bytes(data)
    before = contents(small)
    status, _, said = run(*OPTIONS)
    assert (status, contents(small)) == (2, before)
    assert "mkdocs.yml" in said


# At a terminal


@pytest.fixture
def person(small):
    """Somebody at a terminal who has started the command in the small project."""
    started = Terminal(SCRIPT, "--root", small)
    yield started
    if started.process.poll() is None:
        started.process.kill()


def test_questions_are_asked_and_can_be_changed_at_the_end(person, small):
    person.answer("What is the page called", "")
    person.answer("This one is needed", "Border crossings")
    person.answer("What does it tell", "Short.")
    person.answer("at least 50 are wanted", "<")
    person.answer("Enter takes: Border crossings", TITLE)
    person.answer("What does it tell", DESCRIPTION)
    person.answer("What is the file called", "index")
    person.answer("has a meaning of its own", "")
    person.answer("After which page of the menu", "?")
    person.answer("The page of docs/topics/ that it follows", "")
    person.answer("Shall it be written?", "name")
    person.answer("What is the file called", "crossings")
    person.answer("This becomes docs/topics/crossings.md", "yes")
    person.wait_for("7 parts to write")
    assert person.end() == 0
    assert (small / "docs" / "topics" / "crossings.md").is_file()


@pytest.mark.usefixtures("unchanged")
def test_ctrl_c_leaves_all_as_it_was(person):
    person.answer("What is the page called", TITLE)
    person.wait_for("What does it tell")
    person.wait_for("\n> ")
    person.interrupt("new_topic: stopped; nothing was written")
    assert person.end() == 130
    assert "Traceback" not in person.seen
