#!/usr/bin/env python3
"""Say what a change does to the record: which statements and sources were added, removed or changed, and how.

    python scripts/diff_evidence.py                  your files against where they left the main branch
    python scripts/diff_evidence.py HEAD             your files against the last commit
    python scripts/diff_evidence.py main my-branch   one commit against another
    python scripts/diff_evidence.py --format markdown    for a pull request; json for a program

Statements are matched by their ids, then by their words, then by the nearest words on the same page. Nothing of
yours is touched: commits are read in a folder of their own. Exit status: 0 told, 2 a commit cannot be read.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from atajurt import accounts
from atajurt.comments import comment
from atajurt.evidence import compare
from atajurt.versions import Version, read_version

READ = ("docs", "bibliography.bib", "mkdocs.yml", "scripts/schema")
MAIN = ("origin/main", "main")


class Unreadable(Exception):
    """A commit that cannot be read; its text is the sentence shown."""


def main(arguments: list[str] | None = None) -> int:
    """Tell what differs, and return the exit status."""
    options = parse(arguments)
    try:
        base = commit(options.root, options.base) if options.base else left_main(options.root)
        before = version_at(options.root, base, options.base or "where the main branch was left")
        after = version_of(options)
    except Unreadable as error:
        print(f"diff_evidence: {error}", file=sys.stderr)
        return 2
    evidence = compare(before, after)
    if options.format == "json":
        print(json.dumps(accounts.data(evidence), ensure_ascii=False, indent=1))
    elif options.format == "markdown":
        print(comment(evidence, options.link.rstrip("/")), end="")
    else:
        print(accounts.text(evidence))
    return 0


def parse(arguments: list[str] | None) -> argparse.Namespace:
    """Return the options of the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("base", nargs="?", default="", help="the older commit; else where the main branch was left")
    parser.add_argument("head", nargs="?", default="", help="the newer commit; else the files as they are now")
    parser.add_argument("--format", choices=("text", "markdown", "json"), default="text", help="how to tell it")
    parser.add_argument("--link", default="", metavar="ADDRESS", help="where the newer files are shown, for links")
    parser.add_argument("--root", type=Path, default=Path(__file__).resolve().parent.parent, help="project folder")
    return parser.parse_args(arguments)


def version_of(options: argparse.Namespace) -> Version:
    """Return the newer version: that of a commit where one is named, else the files as they are."""
    if options.head:
        return version_at(options.root, commit(options.root, options.head), options.head)
    if not (options.root / "docs").is_dir():
        raise Unreadable(f"there is no folder docs/ in {options.root}: name the project's folder with --root.")
    return read_version(options.root)


def left_main(root: Path) -> str:
    """Return the commit at which the work at hand left the main branch."""
    for name in MAIN:
        if git(root, "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}").returncode == 0:
            done = git(root, "merge-base", "HEAD", name)
            if done.returncode == 0:
                return done.stdout.strip()
            raise Unreadable(f"HEAD and {name} have no commit in common here. {fetch(root)}")
    git_works(root)
    raise Unreadable("there is no branch main to compare with: name a commit, as in diff_evidence.py HEAD~1.")


def commit(root: Path, name: str) -> str:
    """Return the full name of a commit; raise `Unreadable` where there is none."""
    done = git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    if done.returncode:
        git_works(root)
        raise Unreadable(f"there is no commit “{name}” here. {fetch(root)}")
    return done.stdout.strip()


def git_works(root: Path) -> None:
    """Raise `Unreadable` where git cannot read the project at all."""
    done = git(root, "rev-parse", "--git-dir")
    if done.returncode:
        raise Unreadable(f"git cannot read {root}: {done.stderr.strip()}")


def fetch(root: Path) -> str:
    """Return what to do where commits are missing."""
    if git(root, "rev-parse", "--is-shallow-repository").stdout.strip() == "true":
        return "This clone has only the newest commits: get the others with `git fetch --unshallow`, and try again."
    return "See `git log --all` for those that there are, or get newer ones with `git fetch origin`."


def version_at(root: Path, name: str, shown: str) -> Version:
    """Return the version at a commit. Its files are laid out in a folder that is removed again."""
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder) / "tree"
        index = {"GIT_INDEX_FILE": str(Path(folder) / "index")}
        # A link in somebody's proposal must not lead to a file of this machine: it is laid out as a text.
        layout = ("-c", "core.symlinks=false", "-c", "core.autocrlf=false", "checkout-index", "-z", "--stdin")
        git(root, "read-tree", name, **index)
        listed = git(root, "ls-files", "-z", "--", *READ, **index)
        done = git(root, *layout, f"--prefix={tree}/", said=listed.stdout, **index)
        if done.returncode or not (tree / "docs").is_dir():
            why = done.stderr.strip() or "it has no folder docs/"
            raise Unreadable(f"“{shown}” cannot be read: {why}; choose a later commit.")
        return read_version(tree)


def git(root: Path, *arguments: str, said: str = "", **more: str) -> subprocess.CompletedProcess:
    """Return what git did in a folder; `said` is its input, and `more` is added to its environment."""
    try:
        return subprocess.run(
            ["git", *arguments],
            cwd=root,
            input=said,
            capture_output=True,
            encoding="utf-8",
            errors="surrogateescape",
            env=os.environ | more,
        )
    except OSError as error:
        raise Unreadable(f"git cannot be run in {root}: {error.strerror}") from None


if __name__ == "__main__":
    try:
        sys.exit(main())
    except BrokenPipeError:  # whoever reads has seen enough, as in `| head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
