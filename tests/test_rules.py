"""One folder a rule: `bad.md` (or `bad.bib`) gives exactly `expected.txt`, and `good.md` gives nothing.

To add a case, change or add a folder and run `pytest tests/test_rules.py --update-expected`; no code is needed.
"""

import re
from pathlib import Path

import pytest
from atajurt.problems import report
from atajurt.record import read_record
from atajurt.rules import check

FOLDERS = sorted(path for path in (Path(__file__).parent / "rules").iterdir() if path.is_dir())
SHARED = Path(__file__).parent / "rules" / "bibliography.bib"


def problems(folder: Path, page: Path, bibliography: Path):
    """Return what the check finds in a project of one page and one bibliography."""
    (folder / "docs").mkdir(parents=True)
    (folder / "docs" / "page.md").write_bytes(page.read_bytes())
    (folder / "bibliography.bib").write_bytes(bibliography.read_bytes())
    return check(read_record(folder))


@pytest.mark.parametrize("rule", FOLDERS, ids=lambda path: path.name)
def test_bad_example_is_caught_and_good_one_passes(rule, tmp_path, request):
    bad = rule / "bad.bib"
    found = problems(tmp_path / "bad", rule / "bad.md", bad if bad.exists() else SHARED)
    expected = rule / "expected.txt"
    if request.config.getoption("--update-expected"):
        expected.write_text(report(found) + "\n", encoding="utf-8")
    assert report(found) + "\n" == expected.read_text(encoding="utf-8")
    assert rule.name in {problem.code for problem in found}
    assert all(problem.hint for problem in found), "each problem says how to mend it"
    assert problems(tmp_path / "good", rule / "good.md", SHARED) == []


def test_every_code_has_a_folder(root):
    code = re.compile(r"\"([A-Z]\d{3})\"")
    used = {c for file in (root / "scripts" / "atajurt").rglob("*.py") for c in code.findall(file.read_text("utf-8"))}
    assert used == {folder.name for folder in FOLDERS}
