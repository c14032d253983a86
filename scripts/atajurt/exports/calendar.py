"""The timeline as a calendar (iCalendar, RFC 5545): an event of whole days for each dated sentence.

Written here, since a library takes a millisecond an event; the tests read it with one.
"""

import datetime
from collections.abc import Iterator

from .. import dates
from ..memory import remembered_later
from ..views import Views, split_stop
from .statements import address, dated

STAMP = "20260101T000000Z"  # required by the form; fixed, so that two builds are alike
ROOM = 75  # bytes of a line (RFC 5545, 3.1)
ESCAPED = {"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"}  # in a text (RFC 5545, 3.3.11)


def calendar(views: Views, base: str) -> Iterator[str]:
    """Yield the dated sentences as a calendar, in pieces; `base` is the site's address."""
    head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//The Atajurt Record//timeline//EN"]
    head += ["X-WR-CALNAME:The Atajurt Record: timeline", ""]
    yield "\r\n".join(head)
    for number in dated(views.record.statements):
        statement = views.record.statements[number]
        sources = "; ".join(f"{views.references[c.key].label}, {c.locator}" for c in statement.citations)
        place = views.places.get(statement.place)
        yield event(
            f"{statement.anchor}@{statement.page.removesuffix('.md').replace('/', '.')}",
            statement.when,
            statement.plain,
            sources,
            base + address(statement) if base else "",
            place.name if place else "",
        )
    yield "END:VCALENDAR\r\n"


@remembered_later
def event(uid: str, date: str, text: str, sources: str, url: str, place: str) -> str:
    """Return one event: a sentence with its sources on the days of its date; without `url` or `place` where empty."""
    when = dates.parse(date)
    after = when.last + datetime.timedelta(days=1)
    lines = ["BEGIN:VEVENT", f"SUMMARY:{escaped(f'{when.words}: {split_stop(text)[0]}')}"]
    lines += [f"DTSTART;VALUE=DATE:{when.first:%Y%m%d}", f"DTEND;VALUE=DATE:{after:%Y%m%d}", f"DTSTAMP:{STAMP}"]
    lines += [f"UID:{escaped(uid)}", f"DESCRIPTION:{escaped(f'{text} ({sources})')}", "TRANSP:TRANSPARENT"]
    lines += [f"URL:{url}"] if url else []
    lines += [f"LOCATION:{escaped(place)}"] if place else []
    return "".join(f"{folded(line)}\r\n" for line in [*lines, "END:VEVENT"])


def escaped(text: str) -> str:
    """Return a text as the value of a property."""
    for sign, instead in ESCAPED.items():  # the stroke first
        text = text.replace(sign, instead)
    return text


def folded(line: str) -> str:
    """Return a line, cut where it has no room: a break and a space, which readers take out, never within a letter."""
    if line.isascii():
        rest = (line[at : at + ROOM - 1] for at in range(ROOM, len(line), ROOM - 1))
        return "\r\n ".join([line[:ROOM], *rest])
    pieces, size, start = [], 0, 0
    for at, letter in enumerate(line):
        size += len(letter.encode())
        if size > ROOM:
            pieces.append(line[start:at])
            start, size = at, len(letter.encode()) + 1
    return "\r\n ".join([*pieces, line[start:]])
