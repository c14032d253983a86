#!/usr/bin/env python3
"""Add a source to bibliography.bib, count the paragraphs of a text, or keep the proofs of our quotations.

    python scripts/add_source.py                             asks for everything, shows it, and writes after your yes
    python scripts/add_source.py new --from reference.ris    takes what Zotero or a publisher's site gives
    python scripts/add_source.py new --text article.txt      counts the paragraphs of your copy as well
    python scripts/add_source.py count article.txt           only counts, to find where in a text something stands
    python scripts/add_source.py record --texts FOLDER       keeps the proofs of our quotations, after quoting

Each has its own help: python scripts/add_source.py new --help. Exit status: 0 done, 1 refused (the source is here
already, or the check would not pass it; or a quotation is in none of the texts), 2 something is missing or cannot be
read, 130 stopped. What is not done leaves everything as it was.
"""

import argparse
import sys
from pathlib import Path

import atajurt.environment  # noqa: F401 (before all that must be installed)
from atajurt import refusing
from atajurt.tools.add import FIELDS, QUESTIONS, add
from atajurt.tools.counting import number
from atajurt.tools.proving import record_proofs
from atajurt.tools.telling import ADD as COMMAND

ROOT = Path(__file__).resolve().parent.parent
COMMANDS = ("new", "count", "record")
NEW = f"""Add a source. What you do not give here is asked; nothing is written before you agree.

    {COMMAND} new
    {COMMAND} new --from reference.bib
    {COMMAND} new --from - --text article.txt --keep ~/texts
    {COMMAND} new --url https://example.org/news/1 --title "A court case" --journal "Example News" \\
        --date 2021-01-21 --address confirmed --urldate 2026-11-22 --langid english --kind news --extent whole \\
        --paragraphs 12 --annotation "A news report from the court."
"""
COUNT = f"""Number the paragraphs of your copy of a text, so that a citation can say where.

    {COMMAND} count article.txt
    {COMMAND} count article.txt --not-body 1-3,9 --captions-at 5 --keep ~/texts --key rickleton2021obliterating

Headline, standfirst, byline, section headings, captions, pull quotes, author notes and site notices are no body
paragraphs (docs/about/method.md). The text is shown to you alone. With --keep it is kept as FOLDER/KEY.txt, in the form
that `record` reads, outside the project, because it is somebody's copyright.
"""
RECORD = f"""Keep the proofs of our quotations, from your own copies of the texts.

    {COMMAND} record --texts FOLDER            every source that FOLDER has a text of
    {COMMAND} record --texts FOLDER KEY …      only these

FOLDER holds a file KEY.txt for a source, with lines `P1<tab>text of the first paragraph`, `cap1<tab>…` for
captions and `A1<tab>…` for an abstract; `count` makes such files. Writes docs/sources/KEY.yml; the texts themselves
are never copied.
"""


def main(arguments: list[str] | None = None) -> int:
    """Run the command, and return the exit status."""
    arguments = sys.argv[1:] if arguments is None else arguments
    if not arguments or (arguments[0] not in COMMANDS and arguments[0] not in ("-h", "--help")):
        arguments = ["new", *arguments]
    options = parse(arguments)
    return refusing.run("add_source", lambda: options.work(options))


def parse(arguments: list[str]) -> argparse.Namespace:
    """Return the options of the command line; each field of a source is one."""
    raw = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=raw, usage=f"{COMMAND} [new | count | record]"
    )
    commands = parser.add_subparsers(dest="command", required=True, prog=COMMAND)

    def command(name: str, words: str, description: str, work) -> argparse.ArgumentParser:
        usage = f"{COMMAND} {name} [options]   (with --help: all of them)"
        made = commands.add_parser(
            name, help=words, description=description, formatter_class=raw, usage=usage, allow_abbrev=False
        )
        made.add_argument("--root", type=Path, default=ROOT, help=argparse.SUPPRESS)
        made.set_defaults(work=work)
        return made

    new = command("new", "add a source to bibliography.bib (also where no command is named)", NEW, add)
    new.add_argument(
        "--from", dest="snippet", metavar="FILE", help="a reference as .bib, .ris or CSL-JSON; - to paste it"
    )
    new.add_argument(
        "--text", type=Path, metavar="FILE", help="your plain copy of the article, to count its paragraphs"
    )
    new.add_argument("--key", help="the short name in citations; proposed where left out")
    new.add_argument("--anyway", action="store_true", help="add it although another source has nearly the same title")
    new.add_argument("--yes", action="store_true", help="write without asking once more")
    new.add_argument("--dry-run", action="store_true", help="show what would be written, and write nothing")
    for name, words in option_words().items():
        new.add_argument(f"--{name}", dest=name, metavar="…", help=words.replace("%", "%%"))
    counting = command("count", "number the paragraphs of your copy of a text", COUNT, number)
    counting.add_argument("text", type=Path, metavar="FILE", help="your plain copy of the text")
    counting.add_argument("--key", help="the source's key, for the name of the file that is kept")
    for each in (new, counting):
        each.add_argument("--each-line", action="store_true", help="each line of the text is a paragraph")
        each.add_argument("--not-body", metavar="NUMBERS", help="which parts of the text are no paragraphs: 1-3,9")
        each.add_argument("--captions-at", metavar="NUMBERS", help="which parts are photo captions: 5")
        each.add_argument(
            "--keep", type=Path, metavar="FOLDER", help="keep the numbered copy here, outside the project"
        )
    recording = command(
        "record", "keep the proofs of our quotations from your copies of the texts", RECORD, record_proofs
    )
    recording.add_argument("--texts", type=Path, required=True, metavar="FOLDER", help="where your copies are")
    recording.add_argument("keys", nargs="*", metavar="KEY", help="only these sources")
    return parser.parse_args(arguments)


def option_words() -> dict[str, str]:
    """Return what the help says of each field: its question, and its choices; of one that is not asked what it is."""
    asked = {name: question.ask for name, question in QUESTIONS.items()}
    said = asked | {name: field.what for name, field in FIELDS.items() if name not in asked}
    chosen = {name: ", ".join(FIELDS[name].choices) for name in said if len(FIELDS[name].choices) > 1}
    return {name: words + (f" One of: {chosen[name]}." if name in chosen else "") for name, words in said.items()}


if __name__ == "__main__":
    sys.exit(main())
