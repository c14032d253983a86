"""The timeline: every sentence that has a `when`, in order, and the same for one topic."""

import html

from .. import dates
from ..statements import Statement
from . import Views
from .frame import frame

PATH = "reference/timeline.md"


def dated(views: Views, page: str = "") -> list[tuple[dates.When, Statement]]:
    """Return the dated sentences of the site, or of one page, in the order of their days."""
    told = views.record.pages[page].statements if page else views.record.statements
    found = [(dates.parse(s.when), s) for s in told if s.when]
    return sorted(found, key=lambda pair: (pair[0].first, pair[0].last, pair[1].page, pair[1].line))


def timeline_page(views: Views) -> str:
    """Return the page: a heading a year, and below it each sentence with its day, place, status and sources."""
    rows = dated(views)
    years: dict[int, list[str]] = {}
    for when, statement in rows:
        years.setdefault(when.first.year, []).append(row(views, when, statement))
    links = " · ".join(f"[{year}](#y{year})" for year in years)
    body = [f'<nav class="years" aria-label="Years" markdown>{links}</nav>', "", '<div class="filters"></div>', ""]
    body += ['<div class="timeline" markdown>', ""]
    for year, items in years.items():
        body += [f"## {year} {{ #y{year} }}", "", *items, ""]
    body += ["</div>"]
    lead = (
        f"{len(rows)} dated sentences of the topics, in the order of what they tell; the arrow after each leads to its "
        "place. A date is as exact as its source and no more. "
        "Download them for a calendar: [timeline.ics](../data/timeline.ics), or as data: "
        "[timeline.json](../data/timeline.json)."
    )
    description = "Every dated sentence of the Atajurt Record in order, with its place, its status and its source."
    return frame("Timeline", description, lead, "the sentences that say when=", body)


def row(views: Views, when: dates.When, statement: Statement) -> str:
    """Return one item of the list, with what a filter needs."""
    place = views.places.get(statement.place)
    where = f'<span class="where">{place.name}</span>' if place else ""
    status = next((citation.status for citation in statement.citations if citation.status), "")
    data = {"topic": views.record.pages[statement.page].title, "place": place.name if place else "", "status": status}
    attributes = " ".join(f'data-{name}="{html.escape(value)}"' for name, value in data.items())
    time = f'<span class="date">{when.words[:1].upper()}{when.words[1:]}</span>'
    return f"- <span {attributes}>{time} {where}</span> {views.sentence(PATH, statement)}"


def strip(views: Views, page: str) -> str:
    """Return the dates of one topic, each a link to its sentence, by year."""
    years: dict[int, list[str]] = {}
    for when, statement in dated(views, page):
        said = html.escape(f"{when.words}: {views.plain(statement)}", quote=True)
        short = without_year(when)
        years.setdefault(when.first.year, []).append(
            f'<a href="#{statement.anchor}" title="{said}" aria-label="{said}">{short}</a>'
        )
    if not years:
        return ""
    items = "".join(f"<li><b>{year}</b> {' '.join(links)}</li>" for year, links in years.items())
    return f'<nav class="strip" aria-label="Dates on this page" data-search-exclude><ol>{items}</ol></nav>'


def without_year(when: dates.When) -> str:
    """Return a date in few words below its year: `21 January`; `in 2017` where only the year is known."""
    if (when.first.month, when.first.day, when.last.month, when.last.day) == (1, 1, 12, 31):
        return f"in {when.first.year}" if when.first.year == when.last.year else f"to {when.last.year}"
    words = when.words.replace(f" {when.first.year}", "")
    return words.replace("perhaps ", "").replace("about ", "")
