"""The environment with the packages of the project: imported first, it leads a tool into it, or says how to make it.

Whoever types `python scripts/check.py` has their own Python in mind, and not which of two has PyYAML.
"""

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
NEEDED = ("yaml", "pybtex", "rispy", "anyascii")  # each is imported by a tool before it can say anything
INSIDE = "ATAJURT_INSIDE"  # set in the second Python, so that there is never a third


def enter() -> None:
    """Run this command again in `.venv` where packages are missing; say how to make it where it is not there."""
    if all(importlib.util.find_spec(name) for name in NEEDED):
        return
    python = ROOT / ".venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if python.exists() and INSIDE not in os.environ:
        command, inside = [str(python), *sys.argv], {**os.environ, INSIDE: "1"}
        if os.name == "nt":  # where a program cannot take the place of another
            sys.exit(subprocess.run(command, env=inside).returncode)
        os.execve(python, command, inside)
    sys.exit("The tools are not set up, or have changed. In the project's folder run: python3 scripts/setup.py")


enter()
