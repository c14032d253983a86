#!/usr/bin/env python3
"""Move a page: its old address leads to the new one, and every link, list and menu follows.

    python scripts/move_page.py topics/migration.md topics/border.md --why "the page has a clearer name"

Shows what would change and asks; without a terminal say --yes. Either all files are changed or none is: the check is
run on the result before anything is written. Where a run was interrupted, the next one finishes it first.
Exit status: 0 done, 1 it cannot be done, 2 a file cannot be read or written, 130 stopped. Then nothing is changed.
"""

import argparse
import datetime
import difflib
import shutil
import sys
import tempfile
from pathlib import Path

import atajurt.environment  # noqa: F401 (before all that must be installed)
from atajurt import asking, moving, refusing, transactions
from atajurt.problems import Problem, count, report
from atajurt.record import Record, read_record
from atajurt.refusing import Refused, Stopped
from atajurt.rules import check
from atajurt.shorts import stem

ROOT = Path(__file__).resolve().parent.parent
TRIED = ("docs", "scripts/schema", "bibliography.bib", "mkdocs.yml")  # what the check reads
WHY = asking.Prompt("Why does it move? Readers are told.", "the page has a clearer name", needed=True)


def main(arguments: list[str] | None = None) -> int:
    """Run the command, and return the exit status."""
    options = parse(arguments)
    return refusing.run("move_page", lambda: work(options))


def parse(arguments: list[str] | None) -> argparse.Namespace:
    """Return the options of the command line."""
    raw = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=raw, allow_abbrev=False)
    parser.add_argument("old", metavar="OLD", help="the page, as topics/migration.md")
    parser.add_argument("new", metavar="NEW", help="its new path, as topics/border.md")
    parser.add_argument("--why", default="", help="the reason, which readers of the old address are told")
    parser.add_argument("--yes", action="store_true", help="do not ask")
    parser.add_argument("--root", type=Path, default=ROOT, help=argparse.SUPPRESS)
    return parser.parse_args(arguments)


def work(options: argparse.Namespace) -> int:
    """Finish a move that was interrupted, or do this one; refuse, with the reason, what cannot be done."""
    root = options.root.resolve()
    try:
        if finished := transactions.finish(root):
            print(f"move_page: an earlier run was interrupted and is finished now: {finished}")
            return 0
        return move(root, path_below_docs(options.old), path_below_docs(options.new), options)
    except ValueError as error:
        raise Refused(str(error), 1) from None


def path_below_docs(path: str) -> str:
    """Return a page's path below docs/, however it was typed."""
    path = path.replace("\\", "/").removeprefix("./").removeprefix("docs/")
    return path if path.endswith(".md") else f"{path.rstrip('/')}.md"


def move(root: Path, old: str, new: str, options: argparse.Namespace) -> int:
    """Plan, show, ask, and do it; raises `ValueError` with the reason where it cannot be done."""
    record = read_record(root)
    if reason := moving.objection(record, old, new):
        raise ValueError(f"{reason}; nothing was changed")
    if not asking.interactive() and not (options.yes and options.why.strip()):
        raise ValueError("without a terminal say --yes, and the reason with --why; nothing was changed")
    why = options.why.strip() or reason_asked()
    changed = moving.changes(record, old, new, why, datetime.date.today())
    if found := newly_wrong(record, changed, old, new):
        raise ValueError(f"nothing was changed, because the check would then find:\n\n{report(found)}")
    show(record, changed, old, new)
    if not options.yes and not asking.agree("Shall it be moved?"):
        raise Stopped("nothing was changed")
    transactions.commit(root, changed, [record.path(old)], f"{old} → {new}")
    print(f"move_page: done. The page is docs/{new}; its place in the menu is the one it had.")
    return 0


def reason_asked() -> str:
    """Return the reason, as a person types it; there is no question before it to go back to."""
    try:
        return asking.ask(WHY, str)
    except asking.Back:
        return reason_asked()


def newly_wrong(record: Record, changed: dict[str, str], old: str, new: str) -> list[Problem]:
    """Return what the check would find after the change and does not find now."""
    known = {(problem.code, problem.message.replace(old, new)) for problem in check(record)}
    with tempfile.TemporaryDirectory() as folder:
        tried = Path(folder)
        read = (file for part in TRIED for file in [record.root / part, *(record.root / part).rglob("*")])
        for file in filter(Path.is_file, read):
            copied = tried / file.relative_to(record.root)
            copied.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, copied)
        for path, text in changed.items():
            (tried / path).parent.mkdir(parents=True, exist_ok=True)
            (tried / path).write_bytes(text.encode("utf-8"))
        (tried / record.path(old)).unlink()
        found = check(read_record(tried, record.docs, record.bibliography))
    return [problem for problem in found if (problem.code, problem.message.replace(old, new)) not in known]


def show(record: Record, changed: dict[str, str], old: str, new: str) -> None:
    """Print what will change."""
    print(f"docs/{old} moves to docs/{new}.")
    if old in record.published:
        print(f"Its old address and go/{stem(old)}/ lead there from now on; go/{stem(new)}/ does too.")
    for path, text in sorted(changed.items()):
        before = moving.raw(record, record.path(old) if path == record.path(new) else path).splitlines()
        lines = list(difflib.unified_diff(before, text.splitlines(), n=0))[2:]
        print(f"  {path}: {count(sum(line.startswith('+') for line in lines), 'line')} written anew")


if __name__ == "__main__":
    sys.exit(main())
