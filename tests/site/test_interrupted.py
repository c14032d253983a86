"""Interrupted, on a full disk, in a folder that forbids writing: nothing is broken for the next run, and it is said."""

import itertools
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import limits
import mistakes
import pytest
from built import PUBLIC
from folders import contents, copy_project, first_difference

PYTHON = Path(sys.executable)
MADE = ("docs/contribute/fields.md", "docs/contribute/rules.md")  # what `make generate` writes
FULL = "no file may become so large there"
FORBIDDEN = "you have no right to do that there"
IN_THE_WAY = "a file stands where a folder should, or the other way round"


def make_build(project, tools=PYTHON.parent):
    """Run `make build` in a project, with the programs of a folder in place of those of `.venv`."""
    command = ["make", "--silent", "build", "PYTHON=true", f"BIN={tools}"]
    return subprocess.run(command, cwd=project, env={**os.environ, **PUBLIC}, capture_output=True, text=True)


def test_site_changes_only_when_all_is_built_and_a_killed_build_leaves_nothing_to_the_next(root, site, tmp_path):
    project = copy_project(root, tmp_path / "project")
    shutil.copy(root / "Makefile", project)
    (project / "site").mkdir()
    (project / "site" / "index.html").write_text("the last one")
    (project / "site" / ".git").write_text("gitdir: elsewhere")
    before = contents(project / "site")
    for steps in (150, 900):
        tools = tmp_path / str(steps)
        tools.mkdir()
        program = tools / "mkdocs"
        program.write_text(f'#!/bin/sh\nexec "{PYTHON}" "{limits.KILLED}" {steps} "{project}" -m mkdocs "$@"\n')
        program.chmod(0o755)
        done = make_build(project, tools)
        assert done.returncode != 0
        assert "Killed" in done.stderr or "137" in done.stderr, done.stderr
        assert contents(project / "site") == before
        assert 20 < len(contents(project / ".cache" / "site")) < len(contents(site))
    done = make_build(project)
    assert done.returncode == 0, done.stderr
    assert (project / "site" / ".git").read_text() == "gitdir: elsewhere"
    (project / "site" / ".git").unlink()
    assert first_difference(site, project / "site") == ""
    assert not list((project / ".cache").glob("*"))


def test_no_process_of_a_killed_build_goes_on_writing(root, site, tmp_path):
    """Else it would write old pages into the site that the next run makes."""
    project = copy_project(root, tmp_path / "project")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", tmp_path / "site"]
    running = subprocess.Popen(command, cwd=project, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def pages():
        return len(list((tmp_path / "site").rglob("index.html")))

    whole = len(list(site.rglob("index.html")))

    while pages() < 10 and running.poll() is None:
        time.sleep(0.01)
    running.kill()
    running.wait()
    time.sleep(0.2)  # each of the others may finish what it has begun
    before = pages()
    time.sleep(2)
    assert pages() == before < whole


GOING_ON = """
import pathlib, sys, time
from atajurt.elsewhere import Elsewhere

def work():
    for number in range(100):
        pathlib.Path(sys.argv[1]).write_text(str(number))
        time.sleep(0.05)

[Elsewhere(work), Elsewhere(lambda: time.sleep(60))][0].result()
"""


def test_what_another_process_does_ends_when_the_first_is_killed(tmp_path):
    """Though a process that was begun later knows both."""
    written = tmp_path / "written"
    running = subprocess.Popen([sys.executable, "-c", GOING_ON, written])
    while not written.exists():
        time.sleep(0.01)
    running.kill()
    running.wait()
    time.sleep(0.3)
    before = written.read_text()
    time.sleep(0.5)
    assert written.read_text() == before


@pytest.fixture(scope="module")
def invented(tmp_path_factory):
    """A small invented project that can be built; no test changes it."""
    folder = mistakes.project(tmp_path_factory.mktemp("invented") / "project")
    second = folder / "docs" / "sources" / "index.md"
    second.write_text(second.read_text("utf-8").replace("# The home", "# The sources"), "utf-8")
    return folder


@pytest.mark.parametrize(
    ("full", "place", "reason"),
    [(5_000, "made", FULL), (None, "forbidden/made", FORBIDDEN), (None, "file/made", IN_THE_WAY)],
    ids=["a full disk", "a folder that forbids writing", "a file in the way"],
)
def test_build_that_cannot_write_ends_in_a_sentence(invented, tmp_path, full, place, reason):
    (tmp_path / "forbidden").mkdir(mode=0o555)
    (tmp_path / "file").write_text("")
    done = limits.run("-m", "mkdocs", "build", "--site-dir", tmp_path / place, cwd=invented, full=full)
    last = done.stderr.strip().split("\n")[-1]
    assert done.returncode == 1
    told = tempfile.gettempdir() if full else tmp_path / place  # where pages wait has the largest file of a build
    assert last.startswith(f"Error: {told}"), done.stderr
    assert f": {reason}; the site is not whole. To go on, " in last
    assert "Traceback" not in done.stdout + done.stderr


@pytest.fixture
def project(root, tmp_path):
    """A copy of the project from which something can be generated, and two of whose generated pages are stale."""
    made = copy_project(root, tmp_path / "project")
    shutil.copytree(root / "tests" / "rules", made / "tests" / "rules")
    for path in MADE:
        (made / path).write_text("# Stale\n")
    return made


def test_generating_that_was_killed_at_any_step_is_done_by_the_next_run(root, project):
    stale, wanted = contents(project), [(root / path).read_bytes() for path in MADE]
    for steps in itertools.count():
        killed = limits.kill(steps, project, project / "scripts" / "generate.py")
        for path, whole in zip(MADE, wanted, strict=True):
            assert (project / path).read_bytes() in (stale[path], whole)
        assert limits.run(project / "scripts" / "generate.py").returncode == 0
        assert [(project / path).read_bytes() for path in MADE] == wanted
        if not killed:
            break
        assert limits.run(project / "scripts" / "check.py").returncode == 0, "what a killed run leaves is no page"
        for path in MADE:
            (project / path).write_bytes(stale[path])
    assert steps >= 4


def test_check_changes_nothing_so_that_nothing_can_be_broken(root, project):
    shutil.copytree(root / "docs", project / "docs", dirs_exist_ok=True)
    assert not limits.kill(0, project, project / "scripts" / "check.py", "--root", project)


COMMANDS = {  # what each does to the copy of the project, were it let
    "check": ["check.py", "--fix"],
    "generate": ["generate.py"],
    "move_page": ["move_page.py", "topics/xinjiang.md", "topics/region.md", "--why", "it has a clearer name", "--yes"],
}


@pytest.mark.parametrize(("full", "reason"), [(100, FULL), (None, FORBIDDEN)], ids=["full", "forbidden"])
@pytest.mark.parametrize("tool", COMMANDS)
def test_tool_that_cannot_write_ends_in_a_sentence_and_changes_nothing(project, tool, full, reason):
    if tool == "check":
        page = project / "docs" / "topics" / "history.md"
        page.write_bytes(page.read_bytes() + b"Words.  \n")
    before = contents(project)
    if not full:
        limits.forbid_writing(project)
    script, *arguments = COMMANDS[tool]
    done = limits.run("-B", project / "scripts" / script, *arguments, full=full)
    limits.allow_writing(project)
    assert done.returncode == 2, done.stdout + done.stderr
    place = tempfile.gettempdir() if full and tool == "move_page" else project  # where it tries the move first
    assert f"{tool}: {place}" in done.stderr
    assert f": {reason}; " in done.stderr
    assert "Traceback" not in done.stderr
    assert contents(project) == before
