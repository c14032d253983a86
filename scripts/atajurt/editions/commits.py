"""The commit that an edition is of: found in a folder without changes, and laid out in another."""

import datetime
import io
import subprocess
import tarfile
from pathlib import Path

from ..refusing import Refused

CLONE = "an edition is of a commit: get the project with `git clone`, and run this there"


def head(root: Path, apart_from: str = "") -> tuple[str, datetime.datetime]:
    """Return the name and the time of the commit that a folder is at.

    Raises `Refused` where the folder is of no commit, or has changes, but for the file `apart_from`.
    """
    if not (root / ".git").exists():
        raise Refused(f"{root} is no git repository: {CLONE}")
    changes = git(root, "status", "--porcelain", "--untracked-files=all").decode("utf-8", "replace").splitlines()
    changed = [line[3:].strip('"') for line in changes if line[3:] != apart_from]
    if changed:
        named = ", ".join(changed[:3]) + (f" and {len(changed) - 3} more" if len(changed) > 3 else "")
        raise Refused(
            f"there are changes that no commit has: {named}; commit them, or put them aside with "
            "`git stash --include-untracked`, and run this again"
        )
    commit, seconds = git(root, "log", "-1", "--format=%H %ct").decode().split()
    return commit, datetime.datetime.fromtimestamp(int(seconds), datetime.UTC)


def lay_out(root: Path, commit: str, into: Path) -> None:
    """Write the files of a commit into a folder."""
    with tarfile.open(fileobj=io.BytesIO(git(root, "archive", "--format=tar", commit))) as packed:
        packed.extractall(into, filter="data")


def git(root: Path, *arguments: str) -> bytes:
    """Return what git says; raises `Refused`, with its own words, where it fails or is not there."""
    try:
        done = subprocess.run(["git", "-C", root, *arguments], capture_output=True)
    except FileNotFoundError:
        raise Refused("there is no git: install it, and run this again") from None
    if done.returncode:
        raise Refused(f"git {arguments[0]} failed: {done.stderr.decode('utf-8', 'replace').strip()}")
    return done.stdout
