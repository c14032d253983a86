"""What a change does to the record is told in full: nothing invented, nothing left out, the same from either side."""

import json
import os
import subprocess
import sys
from collections import Counter

import diff_evidence
import pytest
from atajurt import accounts
from atajurt.comments import FOLDED, comment
from atajurt.evidence import compare
from atajurt.pages import read_page
from atajurt.pairs import nearness, pairs
from atajurt.problems import Problem
from atajurt.records import Record as Proofs
from atajurt.versions import Version, read_version
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

ONE = "A. Example spoke in Almaty on a cold day [@outlet2020word, para. 3]"
ENTRY = "@article{outlet2020word,\n  title = {{Word}},\n  date = {2020-01-01},\n}\n"


def version(text="", path="topics/page.md", **more):
    """Return a version of one page, or of several by their paths."""
    pages = text if isinstance(text, dict) else {path: text}
    read = [read_page(name, said) for name, said in pages.items()]
    return Version(statements=tuple(s for page in read for s in page.statements), **more)


def changed(before, after):
    """Return what is told of one statement that was this and is that."""
    return [change.kinds for change in compare(version(before), version(after)).statements]


@pytest.mark.parametrize(
    ("before", "after", "kinds"),
    [
        ("", ONE, ("added",)),
        (ONE, "", ("removed",)),
        (ONE, ONE.replace("cold", "warm"), ("reworded",)),
        (ONE, ONE.replace("para. 3", "para. 4"), ("re-cited",)),
        (ONE, ONE.replace("outlet", "other"), ("re-cited",)),
        (ONE, ONE.replace("[@", "[alleged: @"), ("status",)),
        (ONE.replace("[@", "[alleged: @"), ONE.replace("[@", "[official: @"), ("status",)),
        (ONE, ONE.replace("[@", "[told RFE/RL, quoted in: @"), ("telling",)),
        (ONE, ONE + '{ when="2020" }', ("re-dated",)),
        (ONE + '{ when="2020" }', ONE + '{ when="2020-01" }', ("re-dated",)),
        (ONE, ONE + "{ #spoke }", ("id",)),
        (ONE + "{ #spoke }", ONE, ("id",)),
        (ONE + "{ #spoke }", ONE + "{ #said }", ("id",)),
        (ONE, ONE + "{ place=almaty }", ("place",)),
        (ONE, ONE + "{ figure=days }", ("figure",)),
        (ONE, ONE.replace("cold", "warm").replace("3", "4") + "{ #spoke }", ("reworded", "re-cited", "id")),
        (
            "It was so [alleged: @a, para. 1] and so [@b, para. 2]",
            "It was so [@a, para. 1] and so [alleged: @b, para. 2]",
            ("status",),
        ),
    ],
)
def test_each_kind_of_change_is_told_as_what_it_is(before, after, kinds):
    assert changed(before, after) == [kinds]


def test_a_statement_is_known_by_its_id_when_all_else_changes():
    before = version("Long ago it rained [@a, para. 1]{ #rain }")
    after = version("Nobody was at home, the neighbours said [@b, para. 9]{ #rain }", "topics/other.md")
    (change,) = compare(before, after).statements
    assert change.kinds == ("reworded", "re-cited", "moved")


def test_a_statement_is_known_by_its_words_on_another_page():
    (change,) = compare(version(ONE), version(ONE, "topics/other.md")).statements
    assert change.kinds == ("moved",)
    assert (change.before.page, change.after.page) == ("topics/page.md", "topics/other.md")


def test_the_nearest_words_are_matched_and_what_is_far_is_not():
    before = version("The trial began in May in Almaty [@a, para. 1]\nThe trial began in May in Zharkent [@a, para. 2]")
    after = version("The trial began in June in Zharkent [@a, para. 2]\nThe trial ended in May in Almaty [@a, para. 1]")
    assert sorted(change.kinds for change in compare(before, after).statements) == [("reworded",)] * 2
    for far in ("Nothing of this is alike", "A. Example spoke to nobody but a neighbour who came"):
        assert changed(ONE, f"{far} [@outlet2020word, para. 3]") == [("added",), ("removed",)]


def test_one_sentence_twice_loses_one():
    assert changed(f"{ONE}\n{ONE}", ONE) == [("removed",)]


def entries(**fields):
    return {"outlet2020word": {"type": "article", "title": "{Word}", **fields}}


def test_a_source_is_told_field_by_field():
    before, after = version(entries=entries(url="a", note="b")), version(entries=entries(url="c", langid="d"))
    (source,) = compare(before, after).sources
    assert source.kind == "touched"
    assert set(source.fields) == {("url", "a", "c"), ("note", "b", ""), ("langid", "", "d")}
    assert [s.kind for s in compare(version(), after).sources] == ["added"]
    assert [s.kind for s in compare(before, version()).sources] == ["removed"]
    kept = version(entries=entries(), proofs={"outlet2020word": Proofs({"P1": frozenset({"aa"})})})
    (source,) = compare(version(entries=entries()), kept).sources
    assert source.fields == (("kept proofs", "", "1 quotation, 0 landmarks, 0 names"),)


def test_other_files_that_differ_are_named_once():
    before = version(ONE, files={"docs/topics/page.md": "1", "docs/reference/names.yml": "1", "docs/a.md": "1"})
    after = version("", files={"docs/topics/page.md": "2", "docs/reference/names.yml": "2", "docs/a.md": "1"})
    assert compare(before, after).others == ("docs/reference/names.yml",)


def test_what_cannot_be_read_is_told_and_not_taken_for_removed():
    broken = Problem("docs/topics/page.md", 7, 1, "P001", "the file is not UTF-8 text: byte 0xff here")
    evidence = compare(version(ONE, entries=entries()), version(unread=(broken,), entries=entries()))
    assert evidence.statements == ()
    assert "1 file could not be read" in accounts.summary(evidence)
    assert "docs/topics/page.md cannot be read as it is now" in accounts.text(evidence)
    assert "not UTF-8" in comment(evidence)
    lost = Problem("bibliography.bib", 7, 1, "S001", "the file cannot be read here")
    assert compare(version(entries=entries()), version(unread=(lost,))).sources == ()


def test_the_summary_counts_and_names_the_noun_once():
    before = version(f"{ONE}{{ #one }}", entries=entries())
    after = version(f"{ONE.replace('3', '4')}{{ #one }}\nNew it is [@b, para. 1]\nSo it is [@b, para. 2]")
    assert accounts.summary(compare(before, after)) == "2 statements added, 1 re-cited; 1 source removed"
    assert accounts.summary(compare(before, before)) == "No statement and no source changed"


WORDS = st.sampled_from(["the", "court", "met", "in", "May", "June", "that", "year", "but", "nobody", "came"])
SENTENCE = st.tuples(
    st.lists(WORDS, min_size=1, max_size=8).map(" ".join),
    st.sampled_from(["", "alleged: ", "official: "]),
    st.sampled_from(["one", "two"]),
    st.integers(1, 3),
    st.sampled_from(["", "", "#a", "#b", "#c", 'when="2020"', '#d when="2021"']),
).map(lambda p: f"{p[0]} [{p[1]}@{p[2]}, para. {p[3]}]" + (f"{{ {p[4]} }}" if p[4] else ""))
PAGE = st.lists(SENTENCE, max_size=6).map("\n".join)
VERSIONS = st.builds(
    version,
    st.fixed_dictionaries({"topics/one.md": PAGE, "topics/two.md": PAGE}),
    entries=st.dictionaries(st.sampled_from("abc"), st.dictionaries(st.sampled_from(["url", "note"]), st.text())),
)


@given(VERSIONS)
def test_a_version_does_not_differ_from_itself(one):
    evidence = compare(one, one)
    assert (evidence.statements, evidence.sources, evidence.others) == ((), (), ())


@given(VERSIONS, VERSIONS)
@settings(max_examples=300)
def test_from_the_other_side_all_is_the_same_with_added_and_removed_swapped(one, two):
    there, back = compare(one, two), compare(two, one)
    swapped = {"added": "removed", "removed": "added"}

    def told(evidence, swap):
        turn = swapped if swap else {}
        return (
            Counter(
                (tuple(turn.get(k, k) for k in c.kinds), *((c.after, c.before) if swap else (c.before, c.after)))
                for c in evidence.statements
            ),
            Counter(
                (turn.get(s.kind, s.kind), s.key, frozenset((n, *((b, a) if swap else (a, b))) for n, a, b in s.fields))
                for s in evidence.sources
            ),
        )

    assert told(there, False) == told(back, True)


@given(VERSIONS, VERSIONS)
def test_every_statement_is_in_one_pair(one, two):
    found = pairs(one.statements, two.statements)
    for side, version_ in enumerate((one, two)):
        assert Counter(p[side] for p in found if p[side]) == Counter(version_.statements)


@given(VERSIONS, VERSIONS)
def test_what_is_told_adds_up(one, two):
    kinds = Counter(kind for change in compare(one, two).statements for kind in change.kinds)
    assert len(two.statements) - len(one.statements) == kinds["added"] - kinds["removed"]


@given(st.text(), st.text())
def test_nearness_has_no_side(one, two):
    assert nearness(one, two) == nearness(two, one)
    assert nearness(one, one) in (0, 1)


OURS = {"p", "strong", "a", "h4", "ul", "li", "del", "ins", "details", "summary", "blockquote"}
OURS |= {"table", "thead", "tbody", "tr", "th", "td"}
SPITEFUL = "</details><h1>Approved</h1> @someone closes #1 https://bad.example | x [a](b) <!-- \x1b[31m \u202e"


def read(made):
    return BeautifulSoup(MarkdownIt("gfm-like", {"html": True, "linkify": False}).render(made), "html.parser")


def test_nothing_of_a_proposal_acts_in_the_comment():
    spite = SPITEFUL.replace("<!--", "")  # after which no sentence would be read
    was = f"So it is {spite} for a long while here [@a, para. 1]{{ #a }}"
    before = version(f"It was so {spite} for a long and cold while here [@a, para. 1]{{ #b }}\n{was}")
    after = version(
        f"It was so {spite} for a long and warm while here [told <b>@someone</b>: @a, <b>]{{ #b when='<i>' }}\n"
        f"{was.replace('para. 1', '<u>')}\nNew it is {spite} [@b, **x** <b>]",
        entries={"<b>": {"url": SPITEFUL}},
        files={f"docs/{SPITEFUL}.md": "1"},
        unread=(Problem(f"docs/{SPITEFUL}", 1, 1, "P001", SPITEFUL),),
    )
    evidence = compare(before, after)
    assert sorted(change.kinds[0] for change in evidence.statements) == ["added", "re-cited", "reworded"]
    made = comment(evidence, "https://forge.example/blob/abc")
    page = read(made)
    tags = {tag.name for tag in page.find_all()}
    assert tags <= OURS
    assert {a["href"].partition("/blob/")[0] for a in page.find_all("a")} <= {"https://forge.example"}
    assert "@someone" not in page.get_text()
    assert "@\u200bsomeone" in page.get_text()
    assert "\x1b" not in made + accounts.text(compare(before, after))


def test_the_comment_shows_old_and_new_side_by_side():
    page = read(comment(compare(version(f"{ONE}{{ #a }}"), version(f"{ONE.replace('cold', 'warm')}{{ #a }}"))))
    assert [cell.get_text() for cell in page.find_all("td")] == [
        "words",
        "A. Example spoke in Almaty on a cold day",
        "A. Example spoke in Almaty on a warm day",
    ]
    assert (page.find("del").get_text(), page.find("ins").get_text()) == ("cold", "warm")


def test_a_long_list_is_folded_and_a_longer_one_is_cut_with_its_number():
    many = "\n".join(f"Number {'x' * n} was said [@a, para. {n}]" for n in range(1, 60))
    few = "\n".join(many.split("\n")[:FOLDED])
    assert "<details>" not in comment(compare(version(), version(few)))
    assert "<summary>docs&#47;&#8203;topics" in comment(compare(version(), version(many)))
    cut = comment(compare(version(), version(many)), limit=3_000)
    assert len(cut) < 3_000
    assert cut.count("<details>") == cut.count("</details>") == 1
    shown = cut.count("**added**")
    assert f"There is no room here for {59 - shown} more items" in cut


# The command, on a real repository -----------------------------------------------------------------------------------


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A small repository of two commits; `run` tells how the command ends and what it says."""
    for name in ("GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE"):
        monkeypatch.delenv(name, raising=False)
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{who}_NAME", "A. Example")
        monkeypatch.setenv(f"GIT_{who}_EMAIL", "a@example.org")
    folder = tmp_path / "project"
    (folder / "docs" / "topics").mkdir(parents=True)
    write(folder, ENTRY, "# Page\n", first=True)
    write(folder, ENTRY, f"# Page\n\n{ONE}.\n")
    return folder


def git(folder, *arguments):
    subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True)


def write(folder, bibliography, page, first=False, commit=True):
    (folder / "bibliography.bib").write_text(bibliography, "utf-8")
    (folder / "docs" / "topics" / "page.md").write_text(page, "utf-8")
    if first:
        git(folder, "init", "-b", "main")
    if commit:
        git(folder, "add", "-A")
        git(folder, "commit", "-m", "words")


def run(folder, capsys, *arguments):
    status = diff_evidence.main(["--root", str(folder), *arguments])
    said = capsys.readouterr()
    return status, said.out, said.err


def test_two_commits_are_compared(project, capsys):
    status, said, _ = run(project, capsys, "HEAD~1", "HEAD")
    assert (status, said.split("\n")[0]) == (0, "1 statement added")
    status, said, _ = run(project, capsys, "HEAD", "HEAD~1", "--format", "json")
    told = json.loads(said)
    assert (told["summary"], told["statements"][0]["kinds"]) == ("1 statement removed", ["removed"])


def test_the_files_at_hand_are_compared_with_where_main_was_left_and_stay_as_they_are(project, capsys):
    git(project, "checkout", "-b", "mine")
    write(project, ENTRY, f"# Page\n\n{ONE.replace('3', '4')}.\n", commit=False)
    (project / "docs" / "new.md").write_text("# New\n\nSo it is [@outlet2020word, para. 1].\n", "utf-8")
    git(project, "add", "docs/new.md")
    before = subprocess.run(["git", "status", "--porcelain=v2", "-b"], cwd=project, capture_output=True).stdout
    status, said, _ = run(project, capsys)
    assert (status, said.split("\n")[0]) == (0, "1 statement added, 1 re-cited")
    assert subprocess.run(["git", "status", "--porcelain=v2", "-b"], cwd=project, capture_output=True).stdout == before


def test_whoever_reads_only_the_first_line_sees_no_fault(project, root):
    page = "\n".join(f"Number {n} was {'long ' * 50}said [@outlet2020word, para. {n}]." for n in range(1, 900))
    write(project, ENTRY, page)
    script = root / "scripts" / "diff_evidence.py"
    command = [sys.executable, script, "--root", project, "HEAD~1"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout.readline() == b"899 statements added, 1 removed\n"
        running.stdout.close()
        assert running.stderr.read() == b""
    assert running.returncode == 0


def test_a_link_to_a_file_of_this_machine_is_not_followed(project, capsys, tmp_path):
    secret = tmp_path / "secret.md"
    secret.write_text("Secret it is [@outlet2020word, para. 1].\n", "utf-8")
    (project / "docs" / "link.md").symlink_to(secret)
    git(project, "add", "-A")
    git(project, "commit", "-m", "link")
    _, said, _ = run(project, capsys, "HEAD~1", "HEAD")
    assert "Secret" not in said
    assert "docs/link.md" in said


def test_a_commit_that_is_not_there_gets_a_sentence(project, capsys, tmp_path):
    for name in ("nowhere", "--all", "HEAD:docs", ""):
        if name:
            status, said, told = run(project, capsys, "--", name)
            assert (status, said) == (2, "")
            assert f"there is no commit “{name}” here" in told
    shallow = tmp_path / "shallow"
    git(tmp_path, "clone", "--depth=1", f"file://{project}", str(shallow))
    status, _, told = run(shallow, capsys, "HEAD~1")
    assert (status, "git fetch --unshallow" in told) == (2, True)


def test_a_project_without_a_main_branch_or_without_git_gets_a_sentence(project, capsys, tmp_path, monkeypatch):
    git(project, "branch", "-m", "other")
    assert "no branch main" in run(project, capsys)[2]
    (tmp_path / "bare").mkdir()
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    assert "git cannot read" in run(tmp_path / "bare", capsys, "HEAD")[2]
    monkeypatch.setenv("PATH", os.devnull)
    assert "git cannot be run" in run(project, capsys, "HEAD")[2]


def test_a_commit_without_pages_gets_a_sentence(project, capsys):
    git(project, "rm", "-rq", "docs")
    git(project, "commit", "-m", "empty")
    status, _, told = run(project, capsys, "HEAD", "HEAD~1")
    assert (status, "it has no folder docs/" in told) == (2, True)


def test_a_broken_page_or_bibliography_gets_a_sentence_and_the_rest_is_told(project, capsys):
    (project / "docs" / "topics" / "page.md").write_bytes(b"\xff\xfe")
    (project / "docs" / "new.md").write_text("So it is [@outlet2020word, para. 1].\n", "utf-8")
    (project / "bibliography.bib").write_text("@article{outlet2020word, title = {{", "utf-8")
    status, said, _ = run(project, capsys, "HEAD")
    assert status == 0
    assert said.startswith("1 statement added; 2 files could not be read")
    assert "docs/topics/page.md cannot be read as it is now" in said


def test_this_site_does_not_differ_from_itself(root):
    version_ = read_version(root)
    assert len(version_.statements) > 100
    assert len(version_.entries) > 50
    assert accounts.data(compare(version_, version_))["others"] == []
