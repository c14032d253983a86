#!/usr/bin/env python3
"""Keep the proofs of our quotations, from your own copies of the texts.

    python scripts/add_source.py record --texts FOLDER            every source that FOLDER has a text of
    python scripts/add_source.py record --texts FOLDER KEY …      only these

FOLDER holds a file KEY.txt for a source, with lines `P1<tab>text of the first paragraph`, `cap1<tab>…` for
captions and `A1<tab>…` for an abstract. Writes docs/sources/KEY.yml; the texts themselves are never copied.
Exit status: 0 done, 1 a quotation is in none of the texts, 2 nothing could be read.
"""

import argparse
import sys
from pathlib import Path

from atajurt import proofs
from atajurt.problems import count
from atajurt.record import read_record

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: list[str] | None = None) -> int:
    """Run the command, and return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    command = commands.add_parser("record", help="keep the proofs of our quotations from your copies of the texts")
    command.add_argument("--texts", type=Path, required=True, metavar="FOLDER", help="where your copies are")
    command.add_argument("keys", nargs="*", metavar="KEY", help="only these sources")
    options = parser.parse_args(arguments)
    record = read_record(ROOT)
    texts = proofs.read_texts(options.texts, options.keys or list(record.sources))
    if not texts:
        print(f"add_source: no file KEY.txt for a source of ours in {options.texts}", file=sys.stderr)
        return 2
    for key, made in proofs.make(record, texts).items():
        (ROOT / "docs" / "sources" / f"{key}.yml").write_text(made, encoding="utf-8")
    print(f"add_source: kept the proofs of {count(len(texts), 'source')}")
    missing = [p for p in proofs.unproven(read_record(ROOT)) if any(key in p.message for key in texts)]
    for problem in missing:
        print(problem)
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
