"""Run a command that is killed, as by `kill -9`, when it is about to change a folder once more than so many times.

    python tests/killed.py 7 FOLDER scripts/generate.py
    python tests/killed.py 300 FOLDER -m mkdocs build

Python tells of each change before it is made: of files opened to be written, renamed, removed, and of folders made. A
file that is written in its place is a change twice: once before it is opened, and once when it is empty.
"""

import os
import runpy
import signal
import sys
from pathlib import Path

WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT
CHANGES = ("os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.truncate")


def die_after(steps: int, folder: Path) -> None:
    """Let this process be killed at the change after so many."""
    made, folder = 0, folder.absolute()

    def step():
        nonlocal made
        made += 1
        return made > steps

    def watch(event, arguments):
        flags = (event == "open" and arguments[2]) or 0
        if event not in CHANGES and not flags & WRITES:
            return
        path = arguments[0]
        if not isinstance(path, str | os.PathLike) or folder not in Path(path).absolute().parents or made > steps:
            return
        if step():
            os.kill(os.getpid(), signal.SIGKILL)
        if flags & os.O_TRUNC and step():  # opened and not yet written
            os.close(os.open(path, flags, 0o666))
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(watch)


if __name__ == "__main__":
    steps, folder, *command = sys.argv[1:]
    sys.argv = command[command[0] == "-m" :]
    die_after(int(steps), Path(folder))
    if command[0] == "-m":
        runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
    else:
        sys.path.insert(0, str(Path(command[0]).parent))
        runpy.run_path(command[0], run_name="__main__")
