"""Setting up: a run that is killed, or that may not write, leaves nothing that looks ready, and says so."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import limits
import pytest
import setup

SCRIPT = Path(setup.__file__)
DIES = """
import os, signal, sys
sys.path.insert(0, sys.argv[1])
import setup
def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)
setup.{} = die
setup.install("tests")
"""


@pytest.fixture
def project(root, tmp_path):
    """A project with what setting up reads, and with an environment that is ready for the site."""
    folder = tmp_path / "project"
    for name in ("scripts/setup.py", "scripts/atajurt/obstacles.py", "pyproject.toml", "requirements.lock"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes((root / name).read_bytes())
    (folder / "tests").mkdir()
    (folder / "tests" / "requirements.lock").write_text("")
    (folder / ".venv").mkdir()
    (folder / ".venv" / ".site").write_text(asked(folder, "fingerprint('site')"))
    assert asked(folder, "ready('site')") == "True"
    return folder


def asked(folder, question):
    """Return what the script of a project answers."""
    code = f"import sys; sys.path.insert(0, {str(folder / 'scripts')!r}); import setup; print(setup.{question})"
    return subprocess.run([sys.executable, "-S", "-c", code], capture_output=True, text=True, check=True).stdout.strip()


@pytest.mark.parametrize("step", ["venv.create", "pip_command", "install_with"])
def test_killed_at_any_step_it_begins_anew_the_next_time(project, step):
    command = [sys.executable, "-c", DIES.format(step), str(project / "scripts")]
    assert subprocess.run(command, capture_output=True).returncode == -signal.SIGKILL
    assert asked(project, "ready('site')") == asked(project, "ready('tests')") == "False"


def test_stamp_that_was_half_written_is_none(project):
    stamp = project / ".venv" / ".site"
    stamp.write_bytes(stamp.read_bytes()[:9] + b"\xff")
    assert asked(project, "ready('site')") == "False"


def test_folder_that_forbids_writing_is_told(project):
    (project / ".venv" / ".site").unlink()
    limits.forbid_writing(project)
    done = limits.run(project / "scripts" / "setup.py", env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"})
    limits.allow_writing(project)
    assert done.returncode == 1
    assert done.stderr.startswith(f"setup: {project / '.venv'}")
    assert "you have no right to do that there; the packages are not all installed. To go on, " in done.stderr
    assert "Traceback" not in done.stderr


def test_the_second_generator_has_an_environment_of_its_own(project):
    (project / "scripts" / "canary.lock").write_text("zensical")
    assert asked(project, "ready('canary')") == "False"
    (project / ".venv-canary").mkdir()
    (project / ".venv-canary" / ".canary").write_text(asked(project, "fingerprint('canary')"))
    assert asked(project, "ready('canary')") == asked(project, "ready('site')") == "True"
    (project / "scripts" / "canary.lock").write_text("zensical, newer")
    assert asked(project, "ready('canary')") == "False"
    assert asked(project, "ready('site')") == "True"
