"""A notice: which addresses no longer answer, told at a terminal or in a forge's Markdown."""

from collections.abc import Callable, Sequence
from urllib.parse import quote

from . import inert
from .dates import parse
from .links import Link
from .problems import count
from .responses import MEANING, WORDS
from .standings import Standing

SECTIONS = {
    "dead": (
        "Dead",
        "Look for the text elsewhere. A source stays in the record, with its words, when its address is gone.",
    ),
    "moved": (
        "Moved for good",
        "Open the new address, look whether it is the same text, then change the entry by hand.",
    ),
    "look": ("To be looked at", "Open it, and look whether the text is still there."),
    "failing": ("Failing for now", "Nothing to do yet: most of these come back."),
    "unknown": ("Unknown", "A program is not let in, or told nothing; a reader may be. Not counted as lost."),
}
SECTION = "### "  # opens what a person should do; a notice without it asks for nothing
WAITING = ("failing", "unknown")  # what asks nothing of anybody yet, and is folded
Row = tuple[Link, Standing]


def sorted_rows(links: Sequence[Link], standings: dict[str, Standing], weeks: int) -> dict[str, list[Row]]:
    """Return the links with their standings, by state in the order of `SECTIONS`; `fine` last."""
    found: dict[str, list[Row]] = {state: [] for state in (*SECTIONS, "fine")}
    for link in links:
        if standing := standings.get(link.address):
            found[standing.state(weeks)].append((link, standing))
    return found


def summary(rows: dict[str, list[Row]], all_: int) -> str:
    """Return the whole in one line: `Of 118 addresses: 110 fine, 2 dead, 1 moved; 5 not asked`."""
    told = ", ".join(f"{len(rows[state]):,} {state}" for state in ("fine", *SECTIONS) if rows[state])
    left = all_ - sum(map(len, rows.values()))
    return f"Of {all_:,} addresses: {told or 'none asked'}" + (f"; {left:,} not asked" if told and left else "")


def about(link: Link, standing: Standing, show: Callable[[str], str] = str) -> list[str]:
    """Return what is to be said of an address, a phrase at a time; `show` sets down what others have written."""
    status = f" ({standing.status})" if standing.status else ""
    said = [WORDS[standing.kind] + status]
    if standing.failing:
        since = f"failing since {in_words(standing.failing)}"
        if MEANING[standing.kind] != "fails":
            said[0] += f" on {in_words(standing.asked)}"
        said.append(
            f"{since}, {f'last there on {in_words(standing.answered)}' if standing.answered else 'not seen before'}"
        )
    if standing.moved_to:
        said.append(f"leads to {show(standing.moved_to)}")
    said += [f"the same source is also at {show(address)}" for address in link.elsewhere]
    if link.copy:
        said.append("it is itself a copy, and the note of the entry says of what")
    if link.outlawed:
        said.append(show(link.outlawed))
    used = f", {count(link.statements, 'statement')}" if link.statements else ""
    return [*said, f"used by {', '.join(map(show, link.places))}{used}"]


def in_words(iso: str) -> str:
    """Return an ISO date as a reader says it."""
    return parse(iso).words


def text(rows: dict[str, list[Row]], all_: int) -> str:
    """Return the notice for a terminal."""
    lines = [summary(rows, all_)]
    for state, (title, advice) in SECTIONS.items():
        if rows[state]:
            lines += ["", f"{title}. {advice}"]
            for link, standing in rows[state]:
                lines += [f"  {link.address}", *(f"      {phrase}" for phrase in about(link, standing))]
    return "\n".join(map(inert.visible, lines))


def markdown(rows: dict[str, list[Row]], all_: int, today: str) -> str:
    """Return the notice for an issue that is updated in place; what sites and pages say is made inert."""
    lines = [f"**{summary(rows, all_)}** on {in_words(today)}.", ""]
    lines.append("This text is written anew at each run; what is settled disappears from it by itself.")
    for state, (title, advice) in SECTIONS.items():
        items = [item(*row) for row in rows[state]]
        if items and state in WAITING:
            lines += [
                "",
                f"<details><summary>{title}: {len(items):,}</summary>",
                "",
                advice,
                "",
                *items,
                "",
                "</details>",
            ]
        elif items:
            lines += ["", f"{SECTION}{title}", "", advice, "", *items]
    return "\n".join(lines) + "\n"


def item(link: Link, standing: Standing) -> str:
    """Return one address as an item of a list."""
    where = quote(link.address, safe=":/?&=%~+,;@!*-._#$")
    return f"- [{inert.markdown(link.address)}]({where}): {'; '.join(about(link, standing, inert.markdown))}."
