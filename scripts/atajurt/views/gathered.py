"""What belongs to one name of a list, on pages of its own; and the ways between the sheets of a list."""

import dataclasses
from collections.abc import Callable, Iterable, Sized
from functools import partial
from itertools import pairwise

from .. import ready
from ..problems import count
from ..spool import Kept
from ..statements import Statement
from . import Views, relative
from .frame import frame, slug
from .sheets import Group, Sheet, sheets

FEW = 60  # sentences on one name that stand in the list itself
ALL = 800  # such sentences in all names together, of which a page has room


def few(found: Iterable[Sized]) -> int:
    """Return how many sentences on one name have room in a list, given those on each."""
    return FEW if sum(len(told) for told in found if len(told) <= FEW) <= ALL else 0


def divided(groups: Iterable[Group], anchor: Callable[[str], str]) -> list[str]:
    """Return rows of HTML, each group below a heading; `anchor` gives the address of a group on its page."""
    body = []
    for name, rows in groups:
        body += [f"## {name} {{ #{anchor(name)} }}", "", ready.alone(f"<ul>{''.join(rows)}</ul>"), ""]
    return body


def jumps(groups: Iterable[Group], label: str, anchor: Callable[[str], str]) -> list[str]:
    """Return links to the headings of a page."""
    links = " · ".join(f"[{name}](#{anchor(name)})" for name, _ in groups)
    return [f'<nav class="years" aria-label="{label}" markdown>{links}</nav>', ""]


def jumps_away(every: list[Sheet], label: str, anchor: Callable[[str], str]) -> list[str]:
    """Return for each group a link to the first sheet that has it; its own address on the page stays."""
    first: dict[str, str] = {}
    for sheet in every:
        for name, _ in sheet.groups:
            at = anchor(name)
            first.setdefault(name, f'<a id="{at}" href="{ready.TO}{sheet.path}#{at}">{name}</a>')
    return [ready.alone(f'<nav class="years" aria-label="{label}">{" · ".join(first.values())}</nav>'), ""]


def listed(every: list[Sheet], noun: str) -> str:
    """Return links to all sheets as HTML, with how many of what each has."""
    items = (f'<li><a href="{ready.TO}{s.path}">{s.name}</a>: {count(s.rows, noun)}</li>' for s in every)
    return ready.alone(f"<ul>{''.join(items)}</ul>")


def turns(every: list[Sheet]) -> dict[str, str]:
    """Return for each sheet, by its path, the links to the one before and the one after, as HTML."""
    ways: dict[str, list[str]] = {sheet.path: [] for sheet in every}
    for before, after in pairwise(every):
        ways[before.path].append(f'<a rel="next" href="{ready.TO}{after.path}">{after.name} →</a>')
        ways[after.path].insert(0, f'<a rel="prev" href="{ready.TO}{before.path}">← {before.name}</a>')
    return {
        path: ready.alone(f'<nav class="years" aria-label="Sheets">{" · ".join(links)}</nav>')
        for path, links in ways.items()
    }


def rows_of(views: Views, statements: Iterable[Statement]) -> str:
    """Return sentences as rows of a list, as HTML."""
    return "".join(f"<li>{views.shown(statement)}</li>" for statement in statements)


def gathered(views: Views, name: str, page: str, statements: list[Statement]) -> dict[str, str | Kept]:
    """Return pages with the sentences on one name of the list on a page; the first has no number in its address."""
    return views.again(("gathered", name, page), statements, partial(gathered_anew, views, name, page, statements))


def gathered_anew(views: Views, name: str, page: str, statements: list[Statement]) -> dict[str, str | Kept]:
    """Return those pages, each made now."""
    first = f"{page.removesuffix('.md')}/{slug(name)}.md"
    every = sheets(first, [(name, statements)]) or [Sheet(first, name, ((name, statements),))]
    every = [dataclasses.replace(every[0], path=first), *every[1:]]
    ways, made = turns(every), {}
    for number, sheet in enumerate(every, 1):
        title = name if len(every) == 1 else f"{name}, {number} of {len(every)}"
        about = f"Sentences of the Atajurt Record on {title}, each with its source, in the order of the pages."
        back = f"[{name}]({relative(sheet.path, page)}#{slug(name)})"
        lead = f"{sheet.rows} of {count(len(statements), 'sentence')} on {back}, in the order of the pages."
        told = ready.alone(f"<ul>{''.join(rows_of(views, part) for _, part in sheet.groups)}</ul>")
        text = frame(title, about, lead, "the sentences that name it", [told, "", ways[sheet.path]])
        made[sheet.path] = views.keep(text)
    return made
