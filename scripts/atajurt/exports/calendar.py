"""The timeline as a calendar (iCalendar, RFC 5545): an event of whole days for each dated sentence."""

import datetime

from icalendar import Calendar, Event

from .. import dates
from ..memory import remembered
from ..views import Views, split_stop
from .statements import address, dated

STAMP = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)  # required by the form; fixed, so that two builds are alike


def calendar(views: Views, base: str) -> str:
    """Return the dated sentences as a calendar; `base` is the site's address."""
    made = Calendar()
    made.add("prodid", "-//The Atajurt Record//timeline//EN")
    made.add("version", "2.0")
    made.add("x-wr-calname", "The Atajurt Record: timeline")
    events = []
    for statement in dated(views.record.statements):
        sources = "; ".join(f"{views.references[c.key].label}, {c.locator}" for c in statement.citations)
        place = views.places.get(statement.place)
        events.append(
            event(
                f"{statement.anchor}@{statement.page.removesuffix('.md').replace('/', '.')}",
                statement.when,
                views.plain(statement),
                sources,
                base + address(statement) if base else "",
                place.name if place else "",
            )
        )
    head, end, after = made.to_ical().decode().rpartition("END:VCALENDAR")
    return "".join([head, *events, end, after])


@remembered
def event(uid: str, date: str, text: str, sources: str, url: str, place: str) -> str:
    """Return one event: a sentence with its sources on the days of its date; without `url` or `place` where empty."""
    when, made = dates.parse(date), Event()
    made.add("uid", uid)
    made.add("dtstamp", STAMP)
    made.add("dtstart", when.first)
    made.add("dtend", when.last + datetime.timedelta(days=1))
    made.add("summary", f"{when.words}: {split_stop(text)[0]}")
    made.add("description", f"{text} ({sources})")
    made.add("transp", "TRANSPARENT")
    if url:
        made.add("url", url)
    if place:
        made.add("location", place)
    return made.to_ical().decode()
