#!/usr/bin/env python3
# /// script
# requires-python = ">=3.11,<3.15"
# ///
"""Make `.venv`, the environment that builds the site, from the locks.

    python3 scripts/setup.py           what `make serve` and `make build` need
    python3 scripts/setup.py --tests   what `make test` needs besides, a browser included
    python3 scripts/setup.py --canary  what `make canary` needs, in `.venv-canary`

Standard library only, since it runs before anything is installed. Does nothing when the locks have not
changed. Every package is installed from a lock, by hash. Exit status: 0 ready, 1 something is missing,
and one plain sentence says what.
"""

import argparse
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCKS = {
    "site": ROOT / "requirements.lock",
    "tests": ROOT / "tests" / "requirements.lock",
    "canary": ROOT / "scripts" / "canary.lock",
}
FOLDERS = {"site": ROOT / ".venv", "tests": ROOT / ".venv", "canary": ROOT / ".venv-canary"}


class Missing(Exception):
    """Something that the machine lacks; its text is the sentence shown."""


def main():
    """Bring the environment up to date with the wanted lock."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    kinds = parser.add_mutually_exclusive_group()
    for kind, what in (("tests", "also what the tests need, a browser included"), ("canary", "a second generator")):
        kinds.add_argument(f"--{kind}", dest="kind", action="store_const", const=kind, default="site", help=what)
    kind = parser.parse_args().kind
    try:
        check_python()
        if not ready(kind):
            install(kind)
        if kind == "tests" and run(python_in(FOLDERS[kind]), ROOT / "tests" / "browser.py", "--install"):
            raise Missing("The tests need Chromium or Chrome; the lines above say how to install it.")
    except Missing as missing:
        print(f"setup: {missing}", file=sys.stderr)
        return 1
    except OSError as error:
        from atajurt.obstacles import obstacle  # not in a Python that is too old, which must first be told so

        print(f"setup: {obstacle(error, 'the packages are not all installed', FOLDERS[kind])}", file=sys.stderr)
        return 1
    return 0


def python_in(folder):
    """Return the Python of an environment."""
    return folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def check_python():
    """Raise `Missing` when this Python is one for which not every locked package has a wheel."""
    if not (3, 11) <= sys.version_info[:2] <= (3, 14):
        version = ".".join(str(n) for n in sys.version_info[:2])
        raise Missing(
            f"This is Python {version}, and the site needs 3.11 to 3.14: install one and run "
            "`make PYTHON=python3.12 ...`, or install uv, which brings its own, and run `uv run scripts/setup.py`."
        )


def fingerprint(kind):
    """Return what the environment depends on: the lock, how our package is made, the Python, and the folder."""
    import tomllib  # not in a Python that is too old, which must first be told so

    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    package = [settings["project"], settings["build-system"], settings["tool"]["setuptools"]]
    parts = [LOCKS[kind].read_bytes(), repr(package).encode(), sys.version.encode(), os.fsencode(ROOT)]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def ready(kind):
    """Tell whether the environment already holds the wanted lock (the lock of the tests holds the site's too)."""
    for candidate in {kind, "tests"}:
        stamp = FOLDERS[kind] / f".{candidate}"
        if stamp.is_file() and stamp.read_text("utf-8", "replace") == fingerprint(candidate):
            return True
    return False


def install(kind):
    """Make the environment anew and install the lock by hash, then this project's own package."""
    folder = FOLDERS[kind]
    name = folder.name
    if folder.is_symlink():
        raise Missing(
            f"{name} is a link to {folder.resolve()}, which would be emptied: remove the link, and try again."
        )
    print(f"setup: installing what the {kind} need{'' if kind == 'tests' else 's'} into {name} …", flush=True)
    for stamp in LOCKS:  # first of all: a run that is killed from here on leaves nothing that looks ready
        (folder / f".{stamp}").unlink(missing_ok=True)
    bundled = importlib.util.find_spec("ensurepip") is not None
    try:
        venv.create(folder, clear=True, with_pip=bundled, symlinks=os.name != "nt")
    except subprocess.CalledProcessError as error:
        raise Missing(f"Python could not make the folder {name} ({error}).") from None
    with tempfile.TemporaryDirectory() as temporary:
        pip = pip_command(bundled, python_in(folder), Path(temporary))
        options = ["--quiet", "--disable-pip-version-check", "--no-input"]
        locked = ["--require-hashes", "--only-binary", ":all:", "--requirement", LOCKS[kind]]
        own = ["--no-deps", "--no-build-isolation", "--editable", ROOT]
        for what in (locked, own):
            install_with(pip, *options, *what)
    (folder / f".{kind}").write_text(fingerprint(kind))


def install_with(pip, *arguments):
    """Run pip's install; raise `Missing` with what stands in the way."""
    command = [str(part) for part in (*pip, "install", *arguments)]
    done = subprocess.run(command, stderr=subprocess.PIPE, text=True, errors="replace")
    if done.returncode and "connection broken" in done.stderr:
        raise Missing("The package index cannot be reached: connect to a network and run the same command again.")
    if done.returncode:
        print(done.stderr, end="", file=sys.stderr)
        raise Missing("pip could not install the locked packages; its message above says why.")


def pip_command(bundled, python, folder):
    """Return the command that runs a pip for an environment, given its Python.

    Python's own pip where it has one; else one that is installed beside it; else, on Debian and its
    relatives, which ship Python without pip, the pip wheel of the package python3-pip-whl.
    """
    if bundled:
        return [python, "-m", "pip"]
    if importlib.util.find_spec("pip") is not None:
        return [sys.executable, "-m", "pip", "--python", python]
    wheel = debian_pip_wheel(folder)
    if wheel is None:
        raise Missing(
            "This Python has no pip, and none could be fetched: if there is a network, install it (on Debian and "
            "Ubuntu `sudo apt update && sudo apt install python3-venv`) and run the same command again."
        )
    return [python, wheel / "pip"]


def debian_pip_wheel(folder):
    """Fetch and unpack Debian's pip wheel into `folder`, without installing it; `None` where that fails."""
    if not (shutil.which("apt-get") and shutil.which("dpkg-deb")):
        return None
    quick = ["apt-get", "-qq", "-o", "Acquire::Retries=0"]
    download = [*quick, "download", "python3-pip-whl"]
    if run(*download, cwd=folder, quiet=True):
        run(*quick, "update", quiet=True)  # a new machine has no package lists yet
        if run(*download, cwd=folder, quiet=True):
            return None
    package = next(folder.glob("python3-pip-whl*.deb"))
    run("dpkg-deb", "-x", package, folder / "pip")
    return next((folder / "pip").rglob("pip-*.whl"), None)


def run(*command, cwd=None, quiet=False):
    """Run a command, and return its exit status."""
    sink = subprocess.DEVNULL if quiet else None
    return subprocess.run([str(part) for part in command], cwd=cwd, stdout=sink, stderr=sink).returncode


if __name__ == "__main__":
    sys.exit(main())
