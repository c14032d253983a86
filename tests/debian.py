"""Programs of Debian that the tests run: installed ones, else those of Debian's packages, unpacked and not installed.

Unpacking needs no rights, and starts no service, which installing a web server would.
"""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

KEPT = Path(__file__).resolve().parent.parent / ".venv" / "debian"
PLACES = os.pathsep.join((os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin"))


def installed(name: str, package: str = "") -> str:
    """Return the path of an installed program; raises `RuntimeError`, saying how to get it, where there is none."""
    if found := shutil.which(name, path=PLACES):
        return found
    raise RuntimeError(lacking(name, package or name))


def program(name: str, package: str = "") -> str:
    """Return the path of a program; raises `RuntimeError`, saying how to get it, where there is none."""
    package = package or name
    found = shutil.which(name, path=PLACES) or unpacked(name, package)
    if not found:
        raise RuntimeError(lacking(name, package))
    return found


def lacking(name: str, package: str) -> str:
    """Return the sentence that says how to get a program."""
    return (
        f"There is no {name} to test with: install it (on Debian `sudo apt install {package}`, elsewhere for "
        f"example `brew install {package}`), and run the same command again."
    )


def unpacked(name: str, package: str) -> str | None:
    """Return the path of a program in a package of Debian, fetched when it is first wanted; `None` where that fails."""
    if not (shutil.which("apt-get") and shutil.which("dpkg-deb")):
        return None
    target = KEPT / package
    if not target.exists():
        KEPT.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=KEPT) as folder:
            package_file = fetched(package, Path(folder))
            if not package_file:
                return None
            run("dpkg-deb", "-x", package_file, f"{folder}/whole")
            Path(folder, "whole").rename(target)
    return next((str(file) for file in target.glob(f"usr/*bin/{name}")), None)


def fetched(package: str, folder: Path) -> Path | None:
    """Fetch a package into a folder, and return its file; `None` where there is none, or no network."""
    download = ("apt-get", "-qq", "-o", "Acquire::Retries=0", "download", package)
    if run(*download, cwd=folder):
        run("apt-get", "-qq", "update")  # a new machine has no package lists yet
        run(*download, cwd=folder)
    return next(folder.glob("*.deb"), None)


def run(*command, cwd: Path | None = None) -> int:
    """Run a command without a word, and return its exit status."""
    quiet = subprocess.DEVNULL
    return subprocess.run([str(part) for part in command], cwd=cwd, stdout=quiet, stderr=quiet).returncode
