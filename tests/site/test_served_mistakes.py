"""No mistake that a rule knows ends `make serve`: the page with it is built, and the check tells of it."""

import subprocess
import sys

import pytest
from mistakes import RULES

CODES = sorted(path.name for path in RULES.iterdir() if path.name[1:].isdigit())


@pytest.fixture(scope="module")
def came(root, tmp_path_factory):
    """What came of the build with each rule's mistake."""
    command = [sys.executable, str(root / "tests" / "mistakes.py"), str(tmp_path_factory.mktemp("mistakes"))]
    done = subprocess.run(command, capture_output=True, text=True)
    return dict(line.split(" ", 1) for line in done.stdout.splitlines())


@pytest.mark.parametrize("code", CODES)
def test_page_with_a_mistake_is_built_and_told_of(came, code):
    assert came[code].startswith("built ")
    assert " without " not in came[code]
    assert code in came[code].split() or code == "Q005", "Q005 is found only with the texts at hand"
