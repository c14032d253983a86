#!/usr/bin/env python3
"""Check pages, citations and bibliography, and say what is wrong, where, and how to mend it.

    python scripts/check.py [--root FOLDER]

Runs before any build and without MkDocs; `make check` and the build itself call it. Reads docs/ and
bibliography.bib, writes nothing. Exit status: 0 clean, 1 problems, 2 the check itself failed.
"""

import argparse
import sys
from pathlib import Path

from atajurt.problems import count, report
from atajurt.record import read_record
from atajurt.rules import check


def main(arguments: list[str] | None = None) -> int:
    """Print the report, and return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--root", type=Path, default=Path(__file__).resolve().parent.parent, help="project folder")
    root = parser.parse_args(arguments).root
    if not (root / "docs").is_dir():
        print(f"check: there is no folder docs/ in {root}", file=sys.stderr)
        return 2
    record = read_record(root)
    problems = check(record)
    if problems:
        print(report(problems))
        return 1
    statements = record.statements
    citations = sum(len(statement.citations) for statement in statements)
    print(
        f"check: {count(len(record.pages), 'page')}, {count(len(statements), 'statement')}, "
        f"{count(citations, 'citation')} of {count(len(record.sources), 'source')}: no problems"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
