"""The timeline: every sentence that has a `when`, in order, and the same for one topic."""

import html
from collections.abc import Iterable
from functools import partial
from operator import itemgetter

from .. import dates, ready
from ..inline import inline
from ..pages import Page
from ..spool import Kept
from ..statements import Statement
from . import Views
from .frame import frame
from .gathered import divided, jumps, jumps_away, listed, turns
from .sheets import Group, Sheet, sheets

PATH = "reference/timeline.md"


def dated(views: Views, page: str = "") -> list[tuple[dates.When, Statement]]:
    """Return the dated sentences of the site, or of one page, in the order of their days."""
    pages = [views.record.pages[page]] if page else views.record.pages.values()
    found = [dated for page in pages for dated in views.once(page, "dated", partial(dated_of, page))]
    return [pair for _, pair in sorted(found, key=itemgetter(0))]


def dated_of(page: Page) -> list[tuple[tuple, tuple[dates.When, Statement]]]:
    """Return the dated sentences of a page, each with what sorts it."""
    found = [(dates.parse(statement.when), statement) for statement in page.statements if statement.when]
    return [((when.first, when.last, page.path, statement.line), (when, statement)) for when, statement in found]


def timeline_pages(views: Views) -> dict[str, str | Kept]:
    """Return the page, with a heading a year and below it each sentence with its day, place, status and sources; where
    there are too many, a page for some years each, and this one leads to them.
    """
    years: dict[int, list[tuple[dates.When, Statement]]] = {}
    for when, statement in dated(views):
        years.setdefault(when.first.year, []).append((when, statement))
    every = sheets(PATH, ((str(year), rows) for year, rows in years.items()))
    count = sum(map(len, years.values()))
    lead = (
        f"{count:,} dated sentences of the topics, in the order of what they tell; the arrow after each leads to its "
        "place. A date is as exact as its source and no more. "
        "Download them for a calendar: [timeline.ics](../data/timeline.ics), or as data: "
        "[timeline.json](../data/timeline.json)."
    )
    description = "Every dated sentence of the Atajurt Record in order, with its place, its status and its source."
    made_from = "the sentences that say when="
    if not every:
        body = told(views, [(str(year), rows) for year, rows in years.items()])
        return {PATH: frame("Timeline", description, lead, made_from, body)}
    pages = {
        PATH: frame(
            "Timeline", description, lead, made_from, [*jumps_away(every, "Years", anchor), listed(every, "sentence")]
        )
    }
    ways = turns(every)
    for sheet in every:
        here = [statement for _, pairs in sheet.groups for _, statement in pairs]
        make = partial(sheet_page, views, sheet, ways[sheet.path], made_from)
        pages[sheet.path] = views.again((sheet.path, ways[sheet.path]), here, make)
    return pages


def sheet_page(views: Views, sheet: Sheet, ways: str, made_from: str) -> str | Kept:
    """Return a page for some of the years, with the ways to its neighbours."""
    body = [ways, "", *told(views, sheet.groups), "", ways]
    lead = f"{sheet.rows} dated sentences, a part of the [timeline](../timeline.md)."
    about = f"The dated sentences of the Atajurt Record from {sheet.name}, each with its place and its source."
    return views.keep(frame(f"Timeline, {sheet.name}", about, lead, made_from, body))


def told(views: Views, groups: Iterable[Group]) -> list[str]:
    """Return the sentences of some years, with links to these and room for the filter."""
    years = [(year, [row(views, when, statement) for when, statement in pairs]) for year, pairs in groups]
    body = [*jumps(years, "Years", anchor), '<div class="filters"></div>', "", '<div class="timeline" markdown>', ""]
    return [*body, *divided(years, anchor), "</div>"]


def anchor(year: str) -> str:
    """Return the address of a year on its page."""
    return f"y{year}"


def row(views: Views, when: dates.When, statement: Statement) -> str:
    """Return one item of the list, with what a filter needs."""
    place = views.places.get(statement.place)
    where = f'<span class="where">{inline(place.name)}</span>' if place else ""
    status = next((citation.status for citation in statement.citations if citation.status), "")
    data = {"topic": views.record.pages[statement.page].title, "place": place.name if place else "", "status": status}
    attributes = " ".join(f'data-{name}="{html.escape(value)}"' for name, value in data.items())
    time = f'<span class="date">{when.words[:1].upper()}{when.words[1:]}</span>'
    return f"<li><span {attributes}>{time} {where}</span> {views.shown(statement)}</li>"


def strip(views: Views, page: str) -> str:
    """Return the dates of one topic, each a link to its sentence, by year."""
    return views.once(views.record.pages[page], "strip", lambda: strip_anew(views, page))


def strip_anew(views: Views, page: str) -> str:
    """Return those dates, made now."""
    years: dict[int, list[str]] = {}
    for when, statement in dated(views, page):
        said = html.escape(f"{when.words}: {statement.plain}", quote=True)
        short = without_year(when)
        years.setdefault(when.first.year, []).append(
            f'<a href="#{statement.anchor}" title="{said}" aria-label="{said}">{short}</a>'
        )
    if not years:
        return ""
    items = "".join(f"<li><b>{year}</b> {' '.join(links)}</li>" for year, links in years.items())
    nav = f'<nav class="strip" aria-label="Dates on this page" data-search-exclude><ol>{items}</ol></nav>'
    return ready.alone(nav)


def without_year(when: dates.When) -> str:
    """Return a date in few words below its year: `21 January`; `in 2017` where only the year is known."""
    if (when.first.month, when.first.day, when.last.month, when.last.day) == (1, 1, 12, 31):
        return f"in {when.first.year}" if when.first.year == when.last.year else f"to {when.last.year}"
    words = when.words.replace(f" {when.first.year}", "")
    return words.replace("perhaps ", "").replace("about ", "")
