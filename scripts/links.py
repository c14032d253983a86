#!/usr/bin/env python3
"""Ask the addresses of the bibliography and the pages whether they still answer.

    python scripts/links.py                        all but those that a state has outlawed, then tell
    python scripts/links.py rickleton2021          only addresses with this in them, or of this source
    python scripts/links.py --told                 ask nothing; tell what is known
    python scripts/links.py --outlawed             also the outlawed ones: whoever runs your network sees it

Slow on purpose: one request at a time, a pause between two to the same host. What is learned is kept in
.cache/links.json after each answer, so that an interrupted run goes on where it was. No file of the site is changed,
and no address found wanting stops a proposal. Exit status: 0 told, 2 the record or an option cannot be read.
"""

import argparse
import datetime
import os
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from atajurt import inert, notices, standings
from atajurt.links import Link, links
from atajurt.obstacles import obstacle
from atajurt.record import read_record
from atajurt.responses import NETWORK, Answer
from atajurt.visits import Clock, Reach, over_http, visit

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: list[str] | None = None, clock: Clock | None = None, reach: Reach | None = None) -> int:
    """Ask, tell, and return the exit status. A test brings its own clock, or its own way to reach an address."""
    options = parse(arguments)
    clock = clock or Clock()
    today = datetime.datetime.fromtimestamp(clock.now(), datetime.UTC).date().isoformat()
    record = read_record(options.root)
    if not record.sources:
        print("links: bibliography.bib cannot be read: python scripts/check.py says why", file=sys.stderr)
        return 2
    wanted = [link for link in links(record) if fits(link, options.only)]
    state = options.state or options.root / ".cache" / "links.json"
    try:
        known = read(state)
        if not options.told:
            asked = [link.address for link in wanted if to_be_asked(link, known, options, today)]
            reach = reach or over_http(agent(options.root), options.timeout, clock)
            learn(visit(asked, reach, clock, options.delay), len(asked), known, state, today)
    except KeyboardInterrupt:
        print("\nlinks: stopped; run the same command to go on", file=sys.stderr)
        return 130
    except OSError as error:
        print(f"links: {obstacle(error, 'what was kept before is whole', state)}", file=sys.stderr)
        return 2
    rows = notices.sorted_rows(wanted, known, options.weeks)
    if options.format == "markdown":
        print(notices.markdown(rows, len(wanted), today), end="")
    else:
        print(notices.text(rows, len(wanted)))
    return 0


def parse(arguments: list[str] | None) -> argparse.Namespace:
    """Return the options of the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("only", nargs="*", help="only addresses with this in them, or of this source")
    parser.add_argument("--format", choices=("text", "markdown"), default="text", help="how to tell it")
    parser.add_argument("--told", action="store_true", help="ask nothing; tell what is known")
    parser.add_argument("--outlawed", action="store_true", help="also hosts that docs/about/risk.yml lists")
    parser.add_argument("--delay", type=whole(0), default=5, metavar="SECONDS", help="pause between two requests")
    parser.add_argument("--timeout", type=whole(1), default=30, metavar="SECONDS", help="how long to wait")
    parser.add_argument("--fresh", type=whole(0), default=6, metavar="DAYS", help="known for less is not asked")
    parser.add_argument("--weeks", type=whole(0), default=4, help="of failing, until an address counts as dead")
    parser.add_argument("--state", type=Path, metavar="FILE", help="where answers are kept")
    parser.add_argument("--root", type=Path, default=ROOT, help="project folder")
    return parser.parse_args(arguments)


def whole(least: int) -> Callable[[str], int]:
    """Return what reads a whole number from `least` on; any other text is told by argparse."""

    def read_number(text: str) -> int:
        if not re.fullmatch(r"\d{1,6}", text) or int(text) < least:
            raise argparse.ArgumentTypeError(f"“{text}” is not a whole number from {least} on")
        return int(text)

    return read_number


def fits(link: Link, only: list[str]) -> bool:
    """Tell whether a link is among those that were named."""
    return not only or any(word in link.address or word in link.places for word in only)


def to_be_asked(link: Link, known: dict, options: argparse.Namespace, today: str) -> bool:
    """Tell whether an address is asked in this run."""
    if link.outlawed and not options.outlawed:
        return False
    return not standings.fresh(known.get(link.address), today, options.fresh)


def read(state: Path) -> dict[str, standings.Standing]:
    """Return what is known; an unreadable file is put aside, and told of."""
    try:
        return standings.read(state)
    except ValueError as error:
        aside = state.with_name(f"{state.name}.unreadable")
        state.replace(aside)
        print(f"links: {state.name} cannot be read: {error}; it is now {aside}, and all is asked anew", file=sys.stderr)
        return {}


def agent(root: Path) -> str:
    """Return as whom we ask: the name of the site and its address, as configured, and the purpose."""
    settings = (root / "mkdocs.yml").read_text("utf-8") if (root / "mkdocs.yml").exists() else ""
    name = re.search(r"^site_name: *(.+)$", settings, re.M)
    home = os.environ.get("SITE_URL") or os.environ.get("REPO_URL") or ""
    about = "; ".join(filter(None, (home, "asks once a week whether the sources that it cites are still there")))
    said = f"{name[1] if name else 'A reference site'} ({about})"
    return re.sub(r"[^\x20-\x7e]", "", said)


def learn(answers: Iterator[tuple[str, Answer]], number: int, known: dict, state: Path, today: str) -> None:
    """Keep each answer as it comes. Until a first address is reached, failures may be those of our own network."""
    held: dict[str, Answer] = {}
    reached = False
    for done, (address, answer) in enumerate(answers, 1):
        progress(f"{done} of {number}: {address}")
        held[address] = answer
        reached = reached or answer.kind not in NETWORK
        if reached:
            for one, said in held.items():
                known[one] = standings.renewed(known.get(one), said, today)
            held.clear()
            standings.write(state, known)
    progress("")
    if held:
        print(
            "links: not one address could be reached, so this may be your own network; nothing was kept",
            file=sys.stderr,
        )


def progress(said: str) -> None:
    """Show how far it is, where somebody is looking."""
    if sys.stderr.isatty():
        print(f"\r\x1b[K{inert.visible(said)[:100]}", end="", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
