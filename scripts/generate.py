#!/usr/bin/env python3
"""Write everything that is made from something else, or check that it is as it would be written.

    python scripts/generate.py            write what has changed
    python scripts/generate.py --check    change nothing; say what is stale, with the difference

The rule pages come from tests/rules/, the tables of fields and the editor's schema from scripts/schema/, and the
list of published addresses grows by what the pages have now. Exit status: 0 all is as it should be, 1 stale,
2 a file cannot be read or written.
"""

import argparse
import difflib
import sys
from pathlib import Path

import atajurt.environment  # noqa: F401 (before all that must be installed)
from atajurt import guide, refusing, writing
from atajurt.record import read_record

ROOT = Path(__file__).resolve().parent.parent
COMMAND = "python scripts/generate.py"


def main(arguments: list[str] | None = None) -> int:
    """Write or check, and return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="change nothing; say what is stale")
    check = parser.parse_args(arguments).check
    return refusing.run("generate", lambda: generate(check), "each file is as it was, or written anew whole")


def generate(check: bool) -> int:
    """Write what has changed, or only say so; return the exit status."""
    stale = 0
    for path, text in guide.generated(read_record(ROOT), ROOT).items():
        file = ROOT / path
        before = file.read_text("utf-8") if file.exists() else ""
        if before == text:
            continue
        stale += 1
        if check:
            lines = difflib.unified_diff(before.splitlines(), text.splitlines(), path, "as generated", lineterm="", n=1)
            print("\n".join(lines), f"\n{path} is stale: run `{COMMAND}`\n")
        else:
            file.parent.mkdir(parents=True, exist_ok=True)
            writing.replace(file, text.encode("utf-8"))
            print(f"generate: wrote {path}")
    return int(check and stale > 0)


if __name__ == "__main__":
    sys.exit(main())
