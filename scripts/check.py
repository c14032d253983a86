#!/usr/bin/env python3
"""Check pages, citations and bibliography, and say what is wrong, where, and how to mend it.

    python scripts/check.py                       everything
    python scripts/check.py docs/topics/x.md      only what is wrong in these files
    python scripts/check.py --changed             only in files that differ from the main branch
    python scripts/check.py --fix                 mend what needs no judgement, then check
    python scripts/check.py --texts FOLDER        prove every quotation again from your copies of the texts

Runs before any build and without MkDocs; `make check` and the build itself use the same rules. Writes nothing
unless told to fix. Exit status: 0 clean (formatting alone does not count), 1 problems, 2 the check itself failed.
"""

import argparse
import dataclasses
import gc
import json
import os
import re
import subprocess
import sys
from functools import partial
from pathlib import Path

import atajurt.environment  # noqa: F401 (before all that must be installed)
from atajurt import proofs, refusing, writing
from atajurt.cores import check
from atajurt.fixes import FORMATTING, fix_bibliography, fix_page, mend_locators
from atajurt.problems import Problem, annotations, count, report, tasks
from atajurt.record import Record, read_record


def main(arguments: list[str] | None = None) -> int:
    """Check, print the report, and return the exit status."""
    options = parse(arguments)
    root = options.root.resolve()
    if not (root / "docs").is_dir():
        print(f"check: there is no folder docs/ in {root}", file=sys.stderr)
        return 2
    record = read_record(root)
    wanted = wanted_files(options, root)
    if options.fix:
        print(f"check: mended {count(fix(record, wanted), 'file')}", file=sys.stderr)
        record = read_record(root)
    problems = check(record)
    if options.texts:
        problems += proofs.against(record, proofs.read_texts(options.texts, list(record.sources)))
    problems = [problem for problem in problems if wanted is None or problem.path in wanted]
    show(problems, record, options.format)
    return int(any(problem.code not in FORMATTING for problem in problems))


def parse(arguments: list[str] | None) -> argparse.Namespace:
    """Return the options of the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", type=Path, help="files to report on")
    parser.add_argument("--changed", action="store_true", help="report on files that differ from the main branch")
    parser.add_argument("--fix", action="store_true", help="mend what needs no judgement")
    parser.add_argument("--texts", type=Path, metavar="FOLDER", help="prove quotations from copies of the texts")
    parser.add_argument("--format", choices=("text", "github", "json"), default="text", help="how to report")
    parser.add_argument("--root", type=Path, default=Path(__file__).resolve().parent.parent, help="project folder")
    return parser.parse_args(arguments)


def wanted_files(options: argparse.Namespace, root: Path) -> set[str] | None:
    """Return the paths to report on, or `None` for all; raise `SystemExit` where one does not exist."""
    if options.changed:
        base = "origin/main" if git(root, "rev-parse", "--verify", "-q", "origin/main") else "HEAD"
        changed = git(root, "diff", "-z", "--name-only", base) + git(root, "ls-files", "-z", "-o", "--exclude-standard")
        return {*changed, "docs/about/published.txt"}  # where an address that was lost is told
    if not options.paths:
        return None
    wanted = set()
    for path in options.paths:
        if not path.exists():
            print(f"check: there is no {path}", file=sys.stderr)
            raise SystemExit(2)
        files = [file for file in path.rglob("*") if file.is_file()] if path.is_dir() else [path]
        wanted |= {os.path.relpath(file.resolve(), root).replace(os.sep, "/") for file in files}
    return wanted


def git(root: Path, *arguments: str) -> list[str]:
    """Return what a git command prints, parted by zero bytes or lines."""
    done = subprocess.run(["git", *arguments], cwd=root, capture_output=True)
    return [part for part in re.split("[\0\n]", done.stdout.decode("utf-8", "replace")) if part]


def fix(record: Record, wanted: set[str] | None) -> int:
    """Mend the wanted files, and return how many were changed."""
    mended = 0
    pages = {record.path(path): partial(fix_page, topic=page.is_topic) for path, page in record.pages.items()}
    makers = pages | {record.bibliography: fix_bibliography}
    for path, make in makers.items():
        unreadable = any(p.path == path and p.code in ("P001", "S001") for p in record.problems)
        if unreadable or (wanted is not None and path not in wanted):
            continue
        before = (record.root / path).read_bytes()
        after = make(before.decode("utf-8")).encode("utf-8")
        if after != before:
            writing.replace(record.root / path, after)
            mended += 1
    return mended


def fixable(problems: list[Problem], record: Record) -> int:
    """Return how many of the problems a fix would mend."""
    mended = 0
    for problem in problems:
        page = record.pages.get(problem.path.removeprefix(f"{record.docs}/"))
        line = page.text.split("\n")[problem.line - 1] if page and problem.code == "C003" else ""
        mended += problem.code in FORMATTING or mend_locators(line) != line
    return mended


def show(problems: list[Problem], record: Record, form: str) -> None:
    """Print the report, and in GitHub's runs add a task list to the summary."""
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if summary and problems:
        with Path(summary).open("a", encoding="utf-8") as file:
            file.write(tasks(problems))
    if form == "json":
        print(json.dumps([dataclasses.asdict(p) for p in sorted(set(problems))], ensure_ascii=False, indent=1))
    elif form == "github" and problems:
        print(annotations(problems, FORMATTING))
    elif problems:
        print(report(problems, fixable(problems, record)))
    else:
        cited = sum(len(statement.citations) for statement in record.statements)
        known = [count(len(record.pages), "page"), count(len(record.statements), "statement")]
        print(f"check: {', '.join(known)}, {count(cited, 'citation')} of {count(len(record.sources), 'source')}: clean")


if __name__ == "__main__":
    gc.disable()  # a short run makes many small objects and no cycles: collecting costs a tenth of it
    try:
        sys.exit(refusing.run("check", main, "each file is as it was, or mended whole"))
    except Exception as error:  # a fault of ours, told as one; the check has said nothing of the pages
        print(f"check: the check itself failed: {type(error).__name__}: {error}", file=sys.stderr)
        sys.exit(2)
