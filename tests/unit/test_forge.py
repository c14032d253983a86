"""What the workflows say on the forge, tried with a forge of our own in place of GitHub's command."""

import json
import os
import stat
import sys

import forge
import pytest

SHA = "a" * 40
# Answers as GitHub's command does, from a file of answers, and notes each call with what it was given.
GH = """#!{python}
import json, pathlib, sys
here = pathlib.Path(__file__).parent
call = {{"arguments": sys.argv[1:], "said": json.loads(sys.stdin.read() or "null")}}
with open(here / "calls", "a") as file:
    file.write(json.dumps(call) + "\\n")
words = [word for word in sys.argv[1:] if word not in ("api", "-X")]
for start, answer in json.loads((here / "answers").read_text()):
    if " ".join(words).startswith(start):
        if answer is None:
            sys.exit("HTTP 403: not allowed")
        print(json.dumps(answer))
        break
else:
    sys.exit("HTTP 404: Not Found")
"""


@pytest.fixture
def hub(tmp_path, monkeypatch):
    """Put another gh first; `hub(answers)` sets what it answers, and `hub.calls()` tells what it was asked."""
    folder = tmp_path / "bin"
    folder.mkdir()
    file = folder / "gh"
    file.write_text(GH.format(python=sys.executable), "utf-8")
    file.chmod(file.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("GITHUB_REPOSITORY", "owner/name")

    def answers(*rows):
        (folder / "answers").write_text(json.dumps(rows), "utf-8")
        (folder / "calls").write_text("", "utf-8")

    answers.calls = lambda: [json.loads(line) for line in (folder / "calls").read_text("utf-8").splitlines()]
    answers.written = lambda: [call for call in answers.calls() if call["said"]]
    return answers


@pytest.fixture
def said(tmp_path):
    file = tmp_path / "said.md"
    file.write_text("**1 statement added**\n", "utf-8")
    return file


def run(capsys, *arguments):
    status = forge.main([str(argument) for argument in arguments])
    out, error = capsys.readouterr()
    return status, out.strip() + error.strip()


PULL = {"number": 7, "state": "open", "head": {"sha": SHA}}


def test_a_proposal_is_known_by_its_commit(hub, capsys):
    hub(["GET repos/owner/name/pulls", [PULL | {"number": 6, "head": {"sha": "b"}}, PULL]])
    assert run(capsys, "proposal", "a:`b` $(c)", SHA) == (0, "number=7")
    assert hub.calls()[0]["arguments"][-1] == "head=a:`b` $(c)"
    assert run(capsys, "proposal", "a:b", "c" * 40) == (0, "number=")


def comments(*rows):
    return ["GET repos/owner/name/issues/7/comments", list(rows)]


def test_a_comment_is_written_once_and_then_anew(hub, capsys, said):
    pull = ["GET repos/owner/name/pulls/7", PULL]
    hub(pull, comments(), ["POST repos/owner/name/issues/7/comments", {}])
    assert run(capsys, "comment", "7", SHA, said) == (0, "forge: wrote a comment on proposal 7")
    (call,) = hub.written()
    assert call["said"]["body"].startswith(forge.MARK + "\n**1 statement added**")
    assert "index.html" in call["said"]["body"]
    ours = {"id": 12, "user": {"login": forge.US}, "body": forge.MARK}
    others = [{**ours, "id": 10, "user": {"login": "someone"}}, {**ours, "id": 11, "body": "Thanks"}]
    hub(pull, comments(*others, ours), ["PATCH repos/owner/name/issues/comments/12", {}])
    assert run(capsys, "--preview", "https://p{number}.example/", "comment", "7", SHA, said)[0] == 0
    (call,) = hub.written()
    assert "<https://p7.example/>" in call["said"]["body"]


def test_a_comment_on_a_proposal_that_has_gone_on_is_not_written(hub, capsys, said):
    for pull in (PULL | {"head": {"sha": "b"}}, PULL | {"state": "closed"}):
        hub(["GET repos/owner/name/pulls/7", pull])
        status, told = run(capsys, "comment", "7", SHA, said)
        assert (status, hub.written()) == (0, [])
        assert "nothing was written" in told


@pytest.mark.parametrize("data", [b"", b" \n", b"\xff", b"x" * (forge.LONGEST + 1), None])
def test_what_github_would_not_take_is_not_sent(hub, capsys, tmp_path, data):
    hub()
    if data is not None:
        (tmp_path / "file.md").write_bytes(data)
    for arguments in (("comment", "7", SHA), ("issue", "label", "Title")):
        status, told = run(capsys, *arguments, tmp_path / "file.md")
        assert (status, told.startswith("forge: "), hub.calls()) == (1, True, [])


def test_the_issue_is_one_and_open_only_where_it_asks_for_something(hub, capsys, said):
    listed = "GET repos/owner/name/issues"
    hub([listed, []])
    assert run(capsys, "issue", "kind: addresses", "Title", said)[0] == 0
    assert hub.written() == []
    said.write_text("Of 2\n\n### Dead\n", "utf-8")
    hub([listed, []], ["POST repos/owner/name/issues", {}])
    run(capsys, "issue", "kind: addresses", "Title", said)
    assert hub.written()[0]["said"] == {"title": "Title", "body": "Of 2\n\n### Dead\n", "labels": ["kind: addresses"]}
    for text, state in (("### Dead\n", "open"), ("all fine\n", "closed")):
        said.write_text(text, "utf-8")
        hub([listed, [{"number": 3, "pull_request": {}}, {"number": 4}]], ["PATCH repos/owner/name/issues/4", {}])
        run(capsys, "issue", "kind: addresses", "Title", said)
        assert hub.written()[0]["said"] == {"title": "Title", "body": text, "state": state}
        assert hub.written()[0]["arguments"][3] == "repos/owner/name/issues/4"


def test_labels_are_made_and_mended_and_none_is_removed(hub, capsys):
    import yaml

    wanted = yaml.safe_load((forge.ROOT / ".github" / "labels.yml").read_text("utf-8"))
    there = [dict(label) for label in wanted[2:]] + [{"name": "of their own", "color": "000000", "description": None}]
    there[0]["description"] = "else"
    hub(
        ["GET repos/owner/name/labels", there],
        ["POST repos/owner/name/labels", {}],
        ["PATCH repos/owner/name/labels/", {}],
    )
    status, told = run(capsys, "labels")
    assert (status, told.split("\n")[0]) == (0, f"forge: 3 of {len(wanted)} labels changed")
    assert [call["arguments"][2] for call in hub.written()] == ["POST", "POST", "PATCH"]
    assert hub.written()[0]["said"] == wanted[0]
    assert " " not in hub.written()[2]["arguments"][3]


def test_what_an_earlier_run_kept_is_fetched_from_the_newest_that_has_it(hub, capsys, tmp_path):
    runs = [
        {"databaseId": n, "status": status} for n, status in ((9, "in_progress"), (8, "completed"), (7, "completed"))
    ]
    hub(["run list", runs], ["run download 7", "ok"])
    assert run(capsys, "fetch", "links.yml", "links", tmp_path) == (0, "forge: got “links” of run 7")
    assert [call["arguments"][2] for call in hub.calls()[1:]] == ["8", "7"]
    hub(["run list", runs])
    status, told = run(capsys, "fetch", "links.yml", "links", tmp_path)
    assert (status, "has kept “links” yet" in told) == (0, True)


def test_a_refusal_or_wrong_use_gets_a_sentence(hub, capsys, said, monkeypatch):
    hub(["GET", None])
    assert run(capsys, "labels") == (1, "forge: gh api -X GET repos/owner/name/labels: HTTP 403: not allowed")
    monkeypatch.setenv("PATH", os.devnull)
    assert run(capsys, "labels")[0] == 1
    monkeypatch.delenv("GITHUB_REPOSITORY")
    for wrong in (["labels"], ["--repo", "name", "labels"], ["unknown"]):
        with pytest.raises(SystemExit) as ended:
            forge.main(wrong)
        assert ended.value.code == 2


def test_a_run_that_may_write_needs_nothing_installed(root):
    import subprocess

    done = subprocess.run([sys.executable, "-S", "-I", root / "scripts" / "forge.py", "--help"], capture_output=True)
    assert done.returncode == 0
