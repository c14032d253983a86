"""What is told: what would be written, what was, and what comes next."""

import difflib
import shlex
from collections.abc import Mapping
from pathlib import Path

from .. import drafts
from ..problems import Problem, count
from ..record import Record

ADD = "python scripts/add_source.py"
MENU = "mkdocs.yml"


def to_go_on(answers: Mapping[str, str]) -> None:
    """Say by which command a person who has stopped can go on with the same answers."""
    options = [word for name, value in answers.items() for word in (f"--{name}", value)]
    print(f"\nTo go on from here:\n  {ADD} new {shlex.join(options)}")


def added(made: drafts.Draft, record: Record, answers: dict[str, str], kept: Path | None) -> None:
    """Say what was done and what comes next."""
    place = "abstract" if answers.get("extent") == "abstract" else "para. 1"
    print(f"\nWritten to {record.bibliography}, line {made.line}." + (f" The numbered copy is {kept}." if kept else ""))
    print("\nNext:")
    print("  1. Cite it at the end of a sentence, before the full stop, with the number of the paragraph. To paste:")
    print(f"\n       [@{made.key}, {place}]\n")
    print("  2. python scripts/generate.py   notes the address of its new page, which is for ever")
    print("  3. python scripts/check.py      says what is left to mend; S010 goes away when a sentence cites it")
    print(f"\nAfter quoting its words: {ADD} record --texts {kept.parent if kept else 'FOLDER'} {made.key}")


def topic(
    record: Record, path: str, page: str, menu: str, changed: str, later: list[Problem], wrong: list[Problem]
) -> None:
    """Show the page, the change of the menu, and what the check would say: what can wait, and what cannot."""
    print(f"\nThis becomes {record.docs}/{path}:\n\n{page}")
    diff = difflib.unified_diff(menu.splitlines(), changed.splitlines(), lineterm="", n=1)
    print(f"and this is the change in {MENU}:\n")
    print("\n".join(line for line in diff if not line.startswith(("---", "+++", "@@"))))
    if later:
        print("\n".join(["\nThis can be mended in the page; the check will ask for it:", *map(str, later)]))
    if wrong:
        print("\n".join(["\nThis must be mended first:", *map(str, wrong)]))


def begun(record: Record, path: str, left: int) -> None:
    """Say what was done and what comes next."""
    print(f"\nWritten: {record.docs}/{path}, and its line in {MENU}.")
    print(f"\nThe page has {count(left, 'part')} to write; the site is not built before all are done. Next:")
    print(f"  1. python scripts/check.py {record.docs}/{path}   names each part that is left, and what belongs there")
    print("  2. python scripts/add_source.py   adds a source that the page needs")
    print("  3. python scripts/generate.py     when the page is done: notes its address, which is for ever")
