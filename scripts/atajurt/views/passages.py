"""A passage: the address of the very words in the original, and where an archive may have a copy."""

import re
from urllib.parse import quote

from .. import locators
from ..record import Record
from ..records import names
from ..sources import Source

ARCHIVE = "https://web.archive.org/web/*/"  # a look-up: nobody here has seen what it finds


def passage(record: Record, key: str, locator: str) -> str:
    """Return the address that opens a source at a cited place, as a URL text fragment; empty where none can be made.

    The words are the record's landmark of the first cited paragraph that has one. A browser that knows no text
    fragments opens the page at its beginning.
    """
    source, kept = record.sources[key], record.records.get(key)
    if not source.url or kept is None or not locator:
        return ""
    cited = names(locators.parse(locator)) & kept.landmarks.keys()
    places = sorted(cited, key=lambda name: (not name.startswith("P"), int(re.sub(r"\D", "", name))))
    words = quote(kept.landmarks[places[0]], safe="").replace("-", "%2D") if places else ""
    return f"{source.url}#:~:text={words}" if words and "#" not in source.url else ""


def lookup(source: Source) -> str:
    """Return the address at which a public web archive lists its copies of a source."""
    return ARCHIVE + source.url if source.url else ""
