"""A date as far as it is known, written in EDTF (Library of Congress, level 0 and what we use of level 1).

`2021-01-21` · `2020-02` · `2017` · `2017-23` (autumn) · `2017~` (about) · `2019?` (uncertain) ·
`2019-03/2019-08` (from … to).
"""

import calendar
import datetime
import re
from dataclasses import dataclass
from functools import lru_cache

MONTHS = list(calendar.month_name)
SEASONS = {21: ("spring", 3, 5), 22: ("summer", 6, 8), 23: ("autumn", 9, 11), 24: ("winter", 12, 12)}
POINT = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?([~?%]?)\Z")
FORMS = "a date such as 2021-01-21, 2020-02, 2017, 2017~ (about) or 2019-03/2019-08 (from … to)"


@dataclass(frozen=True)
class When:
    """The first and last day that a date may mean, and the date in words."""

    first: datetime.date
    last: datetime.date
    words: str


@lru_cache(maxsize=4096)
def parse(text: str) -> When:
    """Return what an EDTF text says; raises `ValueError`, with a sentence, where it says nothing."""
    start, slash, end = text.partition("/")
    one = point(start, text)
    if not slash:
        return one
    two = point(end, text)
    if two.last < one.first:
        raise ValueError(f"“{text}” ends before it begins")
    return When(one.first, two.last, f"{one.words} to {two.words}")


def point(text: str, whole: str) -> When:
    """Return one end of an interval, or a date that is no interval."""
    match = POINT.match(text)
    if not match:
        raise ValueError(f"“{whole}” is not a date as this site writes them")
    year, month, day, doubt = int(match[1]), match[2], match[3], match[4]
    try:
        first, last, words = precise(year, month and int(month), day and int(day))
    except (ValueError, IndexError, KeyError):
        raise ValueError(f"“{whole}” names a day or month that does not exist") from None
    before = {"~": "about ", "%": "perhaps about ", "?": "perhaps ", "": ""}[doubt]
    return When(first, last, before + words)


def precise(year: int, month: int | None, day: int | None) -> tuple[datetime.date, datetime.date, str]:
    """Return first day, last day and words of a year, a season, a month or a day."""
    if month is None:
        return datetime.date(year, 1, 1), datetime.date(year, 12, 31), str(year)
    if month in SEASONS and day is None:
        name, begin, end = SEASONS[month]
        last = calendar.monthrange(year, end)[1]
        return datetime.date(year, begin, 1), datetime.date(year, end, last), f"{name} {year}"
    if day is None:
        last = calendar.monthrange(year, month)[1]
        return datetime.date(year, month, 1), datetime.date(year, month, last), f"{MONTHS[month]} {year}"
    exact = datetime.date(year, month, day)
    return exact, exact, f"{day} {MONTHS[month]} {year}"
