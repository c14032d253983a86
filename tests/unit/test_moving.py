"""A page is moved: everything follows, nothing else changes, and it happens whole or not at all."""

import os
import subprocess
import sys
from pathlib import Path

import move_page
import pytest
from atajurt import transactions
from atajurt.record import read_record
from atajurt.rules import check
from atajurt.shorts import shorts
from folders import contents

OLD, NEW = "topics/migration.md", "reference/border.md"
WHY = ["--why", "the page has a clearer name"]
DIES = """
import os, signal, sys
from pathlib import Path
left = int(sys.argv[1])
def dying(real):
    def step(*arguments, **more):
        global left
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*arguments, **more)
    return step
Path.replace, Path.rename, Path.unlink, os.fsync = map(dying, (Path.replace, Path.rename, Path.unlink, os.fsync))
{}
"""
MOVE = "import move_page; sys.exit(move_page.main(sys.argv[2:]))"
COMMIT = """from atajurt.transactions import commit
commit(Path(sys.argv[2]), dict(one='one', two='two', new='3'), ['gone'], 'a move')"""


def run(folder, *arguments):
    """Run the command on a project, without a terminal, and return its status."""
    return move_page.main([*arguments, "--root", str(folder)])


def test_everything_follows_and_nothing_else_changes(copy):
    before = contents(copy)
    assert run(copy, OLD, "topics/border.md", *WHY, "--yes") == 0
    after, record = contents(copy), read_record(copy)
    assert check(record) == []
    assert after["docs/topics/border.md"] == before["docs/" + OLD]
    assert "docs/" + OLD not in after
    for path in before.keys() & after.keys() - {"docs/about/published.txt", "docs/about/withdrawn.yml"}:
        told = before[path].replace(b"migration.md", b"border.md")
        assert after[path] in (before[path], told), path
    assert set(before["docs/about/published.txt"].split()) < set(after["docs/about/published.txt"].split())
    assert shorts(record)["migration"] == shorts(record)["border"] == "topics/border.md"
    assert shorts(record)["exodus-1962"] == "topics/border.md#exodus-1962"


def test_links_of_a_page_in_another_folder_are_written_as_from_there(copy):
    page = copy / "docs" / "about" / "privacy.md"
    page.write_text(page.read_text("utf-8") + "\nSee [data](../data/sources.json), [home](../index.md#a).\n", "utf-8")
    more = "[glossary](../reference/glossary.md#appeal) [itself](privacy.md#measured)\n\n`[no](../index.md)`\n"
    page.write_text(page.read_text("utf-8").replace("#a)", ")") + more, "utf-8")
    other = copy / "docs" / "about" / "accessibility.md"
    other.write_text(other.read_text("utf-8") + "\n[There](privacy.md#measured).\n", "utf-8")
    assert run(copy, "about/privacy", "privacy", *WHY, "--yes") == 0
    text = (copy / "docs" / "privacy.md").read_text("utf-8")
    for link in ("(data/sources.json)", "(index.md)", "(reference/glossary.md#appeal)", "(privacy.md#measured)"):
        assert link in text, link
    assert "`[no](../index.md)`" in text
    assert "[There](../privacy.md#measured)" in other.read_text("utf-8")


def test_a_page_that_moves_back_and_on_leaves_no_circle(copy):
    for old, new in ((OLD, "topics/a.md"), ("topics/a.md", OLD), (OLD, "topics/b.md"), ("topics/b.md", "topics/c.md")):
        assert run(copy, old, new, *WHY, "--yes") == 0
        assert check(read_record(copy)) == []
    found = shorts(read_record(copy))
    assert {found[name] for name in ("migration", "a", "b", "c")} == {"topics/c.md"}


BAD = {
    "no such page": (["topics/no.md", "topics/new.md"], "there is no page docs/topics/no.md"),
    "a page over another": ([OLD, "topics/history.md"], "is there already"),
    "over a generated page": ([OLD, "reference/timeline.md"], "is there already"),
    "a generated page": (["reference/people.md", "reference/who.md"], "is made at each build"),
    "the home page": (["index.md", "home.md"], "stays where it is"),
    "no path of a page": ([OLD, "topics/The Border.md"], "is no path for a page"),
    "out of docs": ([OLD, "../border.md"], "is no path for a page"),
    "no such folder": ([OLD, "borders/border.md"], "there is no folder docs/borders"),
    "what the check forbids": ([OLD, "about/history.md"], "L014"),
    "nobody to ask": ([OLD, "topics/border.md"], "--yes"),
}


@pytest.mark.parametrize(("arguments", "said"), BAD.values(), ids=BAD)
def test_bad_input_gets_a_sentence_and_changes_nothing(copy, capsys, monkeypatch, arguments, said):
    monkeypatch.setattr("sys.stdin", open(os.devnull))  # noqa: SIM115, PTH123
    before = contents(copy)
    assert run(copy, *arguments, *WHY, *(() if said == "--yes" else ("--yes",))) == 1
    assert said in capsys.readouterr().err
    assert contents(copy) == before


def test_a_reason_is_asked_for(copy, capsys, monkeypatch):
    monkeypatch.setattr("sys.stdin", open(os.devnull))  # noqa: SIM115, PTH123
    assert run(copy, OLD, "topics/border.md", "--yes") == 1
    assert "--why" in capsys.readouterr().err


@pytest.mark.parametrize("fails_at", range(5))
def test_where_a_file_cannot_be_written_all_are_as_they_were(copy, capsys, monkeypatch, fails_at):
    before, real, done = contents(copy), Path.replace, []

    def replace(self, target):
        done.append(target)
        if len(done) == fails_at + 1:
            raise PermissionError(13, "Permission denied", str(target))
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    assert run(copy, OLD, "topics/border.md", *WHY, "--yes") == 2
    assert len(done) > fails_at
    assert "you have no right to do that there; nothing was changed" in capsys.readouterr().err
    assert contents(copy) == before


def test_killed_at_any_step_it_has_done_nothing_or_is_finished_by_the_next_run(tmp_path):
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    before = {"one": b"1", "two": b"2", "gone": b"3"}
    whole = {"one": b"one", "two": b"two", "new": b"3"}
    outcomes = []
    for steps in range(100):
        folder = tmp_path / str(steps)
        folder.mkdir()
        for name, data in before.items():
            (folder / name).write_bytes(data)
        died = subprocess.run([sys.executable, "-c", DIES.format(COMMIT), str(steps), str(folder)], env=env).returncode
        interrupted = transactions.finish(folder)
        assert contents(folder) == (before if died and not interrupted and (folder / "gone").exists() else whole), steps
        outcomes.append((died, bool(interrupted)))
        if died == 0:
            break
    assert outcomes[0] == (-9, False)
    assert (-9, True) in outcomes
    assert outcomes[-1] == (0, False)


def test_a_move_that_was_killed_is_finished_by_the_next_run(copy, capsys):
    interrupt(copy)
    assert (copy / "docs" / OLD).exists()
    assert run(copy, OLD, "topics/border.md") == 0
    assert "finished now: topics/migration.md → topics/border.md" in capsys.readouterr().out
    assert check(read_record(copy)) == []
    assert not (copy / "docs" / OLD).exists()


def test_what_was_changed_since_is_not_written_over(copy, capsys):
    interrupt(copy)
    index = copy / "docs" / "index.md"
    index.write_text(index.read_text("utf-8") + "\nMine.\n", "utf-8")
    assert run(copy, OLD, "topics/border.md") == 1
    assert "docs/index.md was changed" in capsys.readouterr().err
    assert index.read_text("utf-8").endswith("Mine.\n")


def interrupt(folder):
    """Let a move be killed when half of its files are written."""
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    arguments = [OLD, "topics/border.md", *WHY, "--yes", "--root", str(folder)]
    command = [sys.executable, "-c", DIES.format(MOVE), "15", *arguments]
    assert subprocess.run(command, env=env, capture_output=True).returncode == -9
    assert (folder / transactions.FOLDER / transactions.PLAN).is_file()


def test_a_folder_that_could_not_be_taken_away_is_no_transaction(tmp_path, monkeypatch):
    with monkeypatch.context() as patched:
        patched.setattr(transactions.shutil, "rmtree", lambda folder, **settings: None)
        transactions.commit(tmp_path, {"one": "1"}, [], "a move")
    assert (tmp_path / transactions.FOLDER).is_dir()
    (tmp_path / "one").write_text("changed later", "utf-8")
    assert transactions.finish(tmp_path) == ""
    assert contents(tmp_path) == {"one": b"changed later"}
