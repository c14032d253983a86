"""The timeline as a calendar (iCalendar, RFC 5545): an event of whole days for each dated sentence."""

import datetime

from icalendar import Calendar, Event

from .. import dates
from ..views import Views, split_stop
from .statements import address, dated

STAMP = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)  # required by the form; fixed, so that two builds are alike


def calendar(views: Views, base: str) -> str:
    """Return the dated sentences as a calendar; `base` is the site's address."""
    made = Calendar()
    made.add("prodid", "-//The Atajurt Record//timeline//EN")
    made.add("version", "2.0")
    made.add("x-wr-calname", "The Atajurt Record: timeline")
    for statement in dated(views.record.statements):
        when = dates.parse(statement.when)
        event = Event()
        event.add("uid", f"{statement.anchor}@{statement.page.removesuffix('.md').replace('/', '.')}")
        event.add("dtstamp", STAMP)
        event.add("dtstart", when.first)
        event.add("dtend", when.last + datetime.timedelta(days=1))
        event.add("summary", f"{when.words}: {split_stop(views.plain(statement))[0]}")
        sources = "; ".join(f"{views.references[c.key].label}, {c.locator}" for c in statement.citations)
        event.add("description", f"{views.plain(statement)} ({sources})")
        event.add("transp", "TRANSPARENT")
        if base:
            event.add("url", base + address(statement))
        if statement.place in views.places:
            event.add("location", views.places[statement.place].name)
        made.add_component(event)
    return made.to_ical().decode()
