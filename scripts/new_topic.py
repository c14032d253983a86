#!/usr/bin/env python3
"""Begin a topic: a page in docs/topics/ with all its parts, still empty, and its line in the menu.

    python scripts/new_topic.py                             asks, shows, and writes after your yes
    python scripts/new_topic.py --title "Border crossings" \\
        --description "How people crossed the border in those years, and what the courts made of it."
    python scripts/new_topic.py --title "Нағыз Атажұрт" --name nagyz-atajurt --after history --description "…"

In each part a line says what is to be written there, and the check tells of each that is left: python scripts/check.py.
Nothing is written over, and no address that was ever published is used again. Exit status: 0 done, 1 the check would
not pass it, 2 something is missing or cannot be, 130 stopped. What is not done leaves everything as it was.
"""

import argparse
import sys
from pathlib import Path

import atajurt.environment  # noqa: F401 (before all that must be installed)
from atajurt import refusing
from atajurt.tools.beginning import QUESTIONS, begin

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: list[str] | None = None) -> int:
    """Run the command, and return the exit status."""
    options = parse(arguments)
    return refusing.run("new_topic", lambda: begin(options))


def parse(arguments: list[str] | None) -> argparse.Namespace:
    """Return the options of the command line; each question is one."""
    usage = "python scripts/new_topic.py [options]   (with --help: all of them)"
    raw = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=raw, usage=usage, allow_abbrev=False)
    for question in QUESTIONS.values():
        parser.add_argument(question.option, metavar="…", help=question.field.what)
    parser.add_argument("--yes", action="store_true", help="write without asking once more")
    parser.add_argument("--dry-run", action="store_true", help="show what would be written, and write nothing")
    parser.add_argument("--root", type=Path, default=ROOT, help=argparse.SUPPRESS)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
