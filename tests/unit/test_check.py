"""The command line of the check: what it prints, what it mends, how it ends."""

import concurrent.futures
import dataclasses
import datetime
import json
import re
import shutil
import time

import bench
import check
import pytest
import time_machine
from atajurt import cores, rules
from atajurt.corpus import Corpus
from atajurt.names import Names
from atajurt.record import read_record

PAGE = "docs/topics/history.md"


def run(copy, capsys, *arguments):
    """Return exit status and output."""
    status = check.main(["--root", str(copy), *arguments])
    return status, capsys.readouterr().out


def spoil(copy, line, path=PAGE):
    file = copy / path
    file.write_text(file.read_text("utf-8") + line, "utf-8")


def test_clean_project_says_so_in_one_line(copy, capsys):
    status, said = run(copy, capsys)
    assert (status, said.count("\n")) == (0, 1)
    assert "clean" in said


def test_problem_is_told_with_place_code_and_hint_and_fails(copy, capsys):
    spoil(copy, "\nIt happened [@rferl2019aquan, para. 2].\n")
    status, said = run(copy, capsys)
    assert status == 1
    assert "C001  cites “rferl2019aquan”" in said
    assert "hint: did you mean “rferl2019aqan”?" in said
    assert "1 problem in 1 file." in said


def test_formats_for_machines(copy, capsys):
    spoil(copy, "\nIt happened [@rferl2019aquan, para. 2].\n")
    _, said = run(copy, capsys, "--format", "json")
    assert [item["code"] for item in json.loads(said)] == ["C001"]
    _, said = run(copy, capsys, "--format", "github")
    assert said.startswith(f"::error file={PAGE},line=")
    assert "%0Ahint: did you mean" in said


def test_summary_of_a_run_is_a_task_list(copy, capsys, tmp_path, monkeypatch):
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    spoil(copy, "\nIt happened [@rferl2019aquan, para. 2].\n")
    run(copy, capsys)
    assert f"- [ ] `{PAGE}:" in (tmp_path / "summary.md").read_text("utf-8")


def test_only_the_named_files_are_reported(copy, capsys):
    spoil(copy, "\nIt happened [@rferl2019aquan, para. 2].\n")
    assert run(copy, capsys, str(copy / "docs" / "topics" / "migration.md"))[0] == 0
    assert run(copy, capsys, str(copy / PAGE))[0] == 1


def test_formatting_alone_does_not_fail_and_is_mended(copy, capsys):
    file = copy / PAGE
    text = file.read_text("utf-8")
    file.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode("utf-8"))
    status, said = run(copy, capsys)
    assert status == 0
    assert "P012" in said
    assert "can be fixed: python scripts/check.py --fix" in said
    assert run(copy, capsys, "--fix")[0] == 0
    assert file.read_bytes() == text.encode("utf-8")


def test_a_fix_mends_locators_and_parts_sentences_and_changes_no_word(copy, capsys):
    spoil(copy, "\n4. Is this so [@cameron2010, paragraph 2; @kraus2019yita, para 1, 2]?  \n", PAGE)
    before = (copy / "docs" / "topics" / "migration.md").read_text("utf-8")
    lines = before.replace(".\nThe valley of the Ili", ". The valley of the Ili")
    assert lines != before
    (copy / "docs" / "topics" / "migration.md").write_text(lines, "utf-8")
    run(copy, capsys, "--fix")
    assert "[@cameron2010, para. 2; @kraus2019yita, paras. 1, 2]?\n" in (copy / PAGE).read_text("utf-8")
    assert (copy / "docs" / "topics" / "migration.md").read_text("utf-8") == before


def test_a_fix_of_what_is_clean_changes_nothing(copy, capsys):
    pages = {file: file.read_bytes() for file in (copy / "docs").rglob("*.md")}
    run(copy, capsys, "--fix")
    assert {file: file.read_bytes() for file in pages} == pages


def test_a_fix_sorts_the_bibliography(copy, capsys):
    file = copy / "bibliography.bib"
    text = file.read_text("utf-8")
    head, *entries = text.split("\n@")
    file.write_text("\n@".join([head, *reversed(entries)]), "utf-8")
    assert "S012" in run(copy, capsys)[1]
    run(copy, capsys, "--fix")
    assert file.read_text("utf-8").split() == text.split()


def test_there_is_nothing_to_check(tmp_path, capsys):
    assert check.main(["--root", str(tmp_path)]) == 2


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00",
        b"\xff\xfe#\x00",
        b"",
        b"\r\n" * 9,
        b"# T\n" + b"x" * 10_000_000,
        b"- " * 5000,
        ("> " * 900 + "deep [@cameron2010, para. 2]").encode(),
        "# \u202eאבג\n\n新疆 Әлем".encode(),
        b"<<<<<<< HEAD\n# A\n=======\n# B\n>>>>>>> x\n",
        b"---\n: [\n---\n",
        b"[[[[@@@@;;;;]]]]{{{{####}}}}",
    ],
)
def test_no_file_breaks_the_check(copy, capsys, data):
    (copy / "docs" / "topics" / "strange.md").write_bytes(data)
    status, said = run(copy, capsys)
    assert status == 1
    assert re.search(r"^docs/topics/strange\.md:\d+:\d+  P(?:001|003|013|014)  ", said, re.M)


def test_the_invented_site_of_the_bench_passes(tmp_path, capsys):
    bench.fill(tmp_path, dict(Corpus(50, 30).files()) | {"mkdocs.yml": Corpus(50, 30).menu()})
    assert check.main(["--root", str(tmp_path)]) == 0, capsys.readouterr().out


def test_several_processes_find_what_one_finds(record, monkeypatch):
    spoilt = dataclasses.replace(record, names=Names(record.names.entries[:40]))
    alone = rules.check(spoilt)
    monkeypatch.setattr(rules, "LARGE", 1)
    assert len(alone) > 20
    assert cores.check(spoilt) == alone


def test_what_two_pages_say_of_a_source_is_told_of_a_large_site_too(root, tmp_path, monkeypatch):
    shutil.copytree(root / "tests" / "rules" / "shared", tmp_path, dirs_exist_ok=True)
    bibliography = tmp_path / "bibliography.bib"
    bibliography.write_text(bibliography.read_text("utf-8").replace("  paragraphs   = {4},\n", ""), "utf-8")
    for name, place in (("one", "para. 2"), ("two", "abstract")):  # by paragraphs alone it would be told at the source
        text = f"# Page {name}\n\nIt happened [@two2021part, {place}].\n"
        (tmp_path / "docs" / f"{name}.md").write_text(text, "utf-8")
    whole = rules.check(read_record(tmp_path))
    assert {problem.path for problem in whole if problem.code == "C004"} == {"docs/one.md", "docs/two.md"}
    monkeypatch.setattr(rules, "LARGE", 1)
    monkeypatch.setattr("atajurt.record.PART", 1)
    assert rules.check(read_record(tmp_path)) == whole


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "UTC", "Pacific/Pago_Pago"])
def test_day_that_has_begun_anywhere_on_earth_has_come_for_every_check(record, monkeypatch, zone):
    last = max(source.urldate for source in record.sources.values())
    monkeypatch.setenv("TZ", zone)
    begins = datetime.datetime.fromisoformat(f"{last}T00:00:00+14:00")
    for moment, told in ((begins, False), (begins - datetime.timedelta(seconds=1), True)):
        with time_machine.travel(moment):
            time.tzset()
            assert any(p.code == "S011" for p in rules.check(record)) == told
    monkeypatch.undo()
    time.tzset()


def test_a_clean_site_is_checked_meanwhile_and_what_is_found_is_told(record, monkeypatch):
    monkeypatch.setattr(rules, "LARGE", 1)
    monkeypatch.setattr(cores, "number", lambda: 2)  # on a machine of one core too
    meanwhile = cores.Meanwhile()
    assert meanwhile.check(record) == []
    spoilt = dataclasses.replace(record, names=Names(record.names.entries[:40]))
    assert meanwhile.check(spoilt) == []  # nobody has looked yet
    assert meanwhile.found()
    assert meanwhile.check(spoilt) == rules.check(spoilt) != []  # now it is waited for
    assert not meanwhile.found()


def test_what_is_found_of_a_record_that_is_no_more_is_not_told(record, monkeypatch):
    monkeypatch.setattr(rules, "LARGE", 1)
    monkeypatch.setattr(cores, "number", lambda: 2)
    meanwhile = cores.Meanwhile()
    meanwhile.check(record)
    meanwhile.check(dataclasses.replace(record, names=Names(record.names.entries[:40])))
    with concurrent.futures.ThreadPoolExecutor() as pool:
        waiting = pool.submit(meanwhile.found)
        assert meanwhile.check(record) == []  # mended before it was told of
        assert not meanwhile.found()
        assert not waiting.result()
