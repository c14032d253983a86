"""What the project promises of itself: nothing stale, nothing excused for nothing, everything documented."""

import re
import subprocess
import sys

import generate
from atajurt.rules import unneeded_waivers


def test_every_waiver_is_needed_and_has_a_reason_and_a_day(record):
    assert unneeded_waivers(record) == [], "remove these from scripts/schema/waivers.yml"
    for waiver in record.waivers:
        assert waiver["why"], waiver
        assert waiver["since"], waiver


def test_generated_files_are_as_they_would_be_written():
    assert generate.main(["--check"]) == 0, "run `python scripts/generate.py`"


def test_every_script_hook_and_module_is_in_the_list_of_scripts(root):
    told = (root / "scripts" / "README.md").read_text("utf-8")
    for file in [*(root / "scripts").glob("*.py"), *(root / "scripts" / "hooks").glob("*.py")]:
        assert f"`{file.relative_to(root / 'scripts').as_posix()}`" in told, file.name
    for file in (root / "scripts" / "atajurt").glob("*.py"):
        assert file.stem == "__init__" or f"`{file.stem}`" in told, file.name


def test_every_command_of_the_readme_exists(root):
    readme = (root / "README.md").read_text("utf-8")
    makefile = (root / "Makefile").read_text("utf-8")
    for target in re.findall(r"^    make (\w+)", readme, re.M):
        assert re.search(rf"^{target}:", makefile, re.M), target
    for script in re.findall(r"uv run (scripts/\w+\.py)", readme):
        assert (root / script).exists(), script


def test_readme_fits_a_screen_or_two(root):
    assert len((root / "README.md").read_text("utf-8").splitlines()) <= 60


def test_every_script_says_what_it_does(root):
    for name in ("check.py", "generate.py", "add_source.py", "bench.py", "diff_evidence.py", "links.py", "forge.py"):
        done = subprocess.run([sys.executable, root / "scripts" / name, "--help"], capture_output=True, text=True)
        assert done.returncode == 0
        assert "python scripts/" in done.stdout, name


def test_nothing_of_a_machine_is_in_the_project(root):
    listed = subprocess.run(["git", "ls-files"], cwd=root, capture_output=True, text=True).stdout.split("\n")
    home = re.compile(r"/(?:home|root|Users|work|tmp|mnt|opt|srv)/")
    for name in filter(None, listed):
        if not name.startswith(".ci") and (root / name).suffix in (
            ".py",
            ".md",
            ".yml",
            ".toml",
            ".lock",
            ".css",
            ".html",
        ):
            data = (root / name).read_bytes().decode("utf-8", errors="replace")
            assert not home.search(data) or name.endswith("test_project.py"), name
