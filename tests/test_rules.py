"""One folder a rule: `bad.md` gives exactly what `expected.txt` says, and `good.md` gives nothing of that rule.

A page with the parts of a topic stands in docs/topics/, one that says its `kind:` in docs/teach/, any other in docs/.
`bad.bib`, and files below `docs/` or `bad/`, replace those of `shared/`. To add a case, change or add a folder and run
`pytest tests/test_rules.py --update-expected`; no code is needed.
"""

import re
import shutil
from pathlib import Path
from unittest import mock

import pytest
from atajurt import proofs
from atajurt.problems import report
from atajurt.record import read_record
from atajurt.rules import check
from atajurt.spool import Spool
from mistakes import place

HERE = Path(__file__).parent / "rules"
FOLDERS = sorted(path for path in HERE.iterdir() if re.fullmatch(r"[A-Z]\d{3}", path.name))


def problems(rule: Path, name: str, folder: Path):
    """Return what the check finds of one rule in a project made of the shared files and one page."""
    for files in (HERE / "shared", rule / "docs", rule / name):  # the last wins
        into = folder / "docs" if files.name == "docs" else folder
        if files.is_dir():
            shutil.copytree(files, into, dirs_exist_ok=True)
    if (rule / f"{name}.bib").is_file():
        shutil.copy(rule / f"{name}.bib", folder / "bibliography.bib")
    page = (rule / f"{name}.md").read_bytes()
    path = folder / "docs" / f"{place(page)}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(page)
    texts = proofs.read_texts(HERE / "texts", ["one2020whole", "four2023russian"])
    for key, made in proofs.make(read_record(folder), texts).items() if rule.name[0] == "Q" else ():
        file = folder / "docs" / "sources" / f"{key}.yml"
        file.parent.mkdir(exist_ok=True)
        if not file.exists():
            file.write_text(made, "utf-8")
    record = read_record(folder)
    found = check(record)
    with mock.patch("atajurt.rules.LARGE", 1), mock.patch("atajurt.record.PART", 1):
        assert check(read_record(folder, spool=Spool())) == found, (
            "a large record, checked part by part, tells the same"
        )
    found += proofs.against(record, texts) if rule.name == "Q005" else []
    return [problem for problem in found if problem.code == rule.name]


@pytest.mark.parametrize("rule", FOLDERS, ids=lambda path: path.name)
def test_bad_example_is_caught_and_good_one_passes(rule, tmp_path, request):
    found = problems(rule, "bad", tmp_path / "bad")
    expected = rule / "expected.txt"
    if request.config.getoption("--update-expected"):
        expected.write_text(report(found) + "\n", encoding="utf-8")
    assert found, "the bad example is caught"
    assert report(found) + "\n" == expected.read_text(encoding="utf-8")
    assert all(problem.hint for problem in found), "each problem says how to mend it"
    assert problems(rule, "good", tmp_path / "good") == []


def test_every_code_has_a_folder_and_every_folder_a_reason(root):
    code = re.compile(r"\"([A-Z]\d{3})\"")
    library = (root / "scripts" / "atajurt").rglob("*.py")
    used = {c for file in library for c in code.findall(file.read_text("utf-8"))}
    assert used == {folder.name for folder in FOLDERS}
    for folder in FOLDERS:
        assert (folder / "why.txt").read_text("utf-8").strip().endswith("."), folder.name
