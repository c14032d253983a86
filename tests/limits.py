"""Commands within limits: where the disk takes no more, where rights forbid to write, where the command is killed."""

import ctypes
import resource
import signal
import subprocess
import sys
from pathlib import Path

KILLED = Path(__file__).resolve().parent / "killed.py"
TAKE = 24  # in prctl(2): takes a power from the next program; anybody but root may not, and has none of these
POWERS = (1, 2)  # in capabilities(7): to read and to write whatever the rights of a file are


def run(*command, full: int | None = None, **more) -> subprocess.CompletedProcess:
    """Run one of our scripts, without a terminal, bound by rights even for root.

    `full` is the size in bytes beyond which no file can grow: what a full disk does, in other words.
    """

    def bind():
        for power in POWERS:
            ctypes.CDLL(None).prctl(TAKE, power)
        if full is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (full, full))

    command = [sys.executable, *map(str, command)]
    return subprocess.run(command, capture_output=True, text=True, preexec_fn=bind, stdin=subprocess.DEVNULL, **more)


def kill(steps: int, folder: Path, *command, **more) -> bool:
    """Run one of our scripts and kill it as it is about to change `folder` once more than `steps` times.

    Tells whether it was killed; if not, it must have done well.
    """
    command = [sys.executable, "-B", KILLED, str(steps), folder, *map(str, command)]
    done = subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL, cwd=folder, **more)
    assert done.returncode in (0, -signal.SIGKILL), done.stdout + done.stderr
    return done.returncode != 0


def forbid_writing(folder: Path) -> None:
    """Take away the right to write in a folder and in all below it."""
    for path in [folder, *folder.rglob("*")]:
        path.chmod(path.stat().st_mode & ~0o222)


def allow_writing(folder: Path) -> None:
    """Give back what `forbid_writing` has taken."""
    for path in [folder, *folder.rglob("*")]:
        path.chmod(path.stat().st_mode | 0o200)
