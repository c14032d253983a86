"""One text, one site: whoever builds it, wherever and whenever, gets the same bytes, and so can verify a copy."""

import os
import subprocess
import sys

import pytest
from built import PUBLIC
from folders import copy_project, first_difference

PLACES = {  # a folder, a day, a mask of rights for new files, and what the environment says there
    "Kiritimati": (
        "Атажұрт – a copy/of the project",
        "2031-05-04",
        0o077,
        {"TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8", "LANGUAGE": "tr", "PYTHONHASHSEED": "0"},
    ),
    "a bare machine": (
        "p",
        "2099-12-31",
        0o002,
        {"TZ": "UTC", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONHASHSEED": "4242"},
    ),
}


@pytest.mark.parametrize(("folder", "day", "mask", "said"), PLACES.values(), ids=PLACES)
def test_site_has_the_same_bytes_wherever_and_whenever_it_is_built(site, root, tmp_path, folder, day, mask, said):
    project, into = copy_project(root, tmp_path / folder), tmp_path / "built"
    for number, file in enumerate(sorted(project.rglob("*"))):
        os.utime(file, (number * 86_400, number * 86_400))
    command = [sys.executable, root / "tests" / "elsewhere.py", day, "build", "--strict", "--site-dir", into]
    kept = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    env = kept | {"NO_MKDOCS_2_WARNING": "1"} | PUBLIC | said
    done = subprocess.run(command, cwd=project, env=env, umask=mask, capture_output=True)
    assert done.returncode == 0, done.stderr.decode()
    assert first_difference(site, into) == ""
