"""A link: an address on other sites that the record leads to, and where it stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, urldefrag, urlsplit

from . import schema
from .record import Record
from .versions import entries

BRACKETED = r"https?://(?:[^\s<>()]|\([^\s<>()]*\))+"
EXTERNAL = re.compile(rf"\]\(\s*<?({BRACKETED})|<(https?://[^\s<>]+)>")
# Names that are kept for examples (RFC 2606, RFC 6761), and this machine.
EXAMPLE = re.compile(r"(?:^|\.)(?:example(?:\.(?:com|net|org))?|invalid|test|localhost)$|^127\.")
DOI = "https://doi.org/"


@dataclass(frozen=True)
class Link:
    """An address; `places` are the sources (by key) and lines of pages that have it, `outlawed` what a risk says.

    `elsewhere` are further addresses of the same source, and `copy` tells that it is itself a copy of the text.
    """

    address: str
    places: tuple[str, ...]
    statements: int = 0
    elsewhere: tuple[str, ...] = ()
    copy: bool = False
    outlawed: str = ""


def links(record: Record) -> list[Link]:
    """Return every address of the bibliography and of the pages once, sorted; those kept for examples are left out."""
    found: dict[str, list[str]] = {}
    for place, address in [*of_sources(record), *of_pages(record)]:
        found.setdefault(urldefrag(address)[0], []).append(place)
    by_source: dict[str, list[str]] = {}
    for key, address in of_sources(record):
        by_source.setdefault(key, []).append(address)
    cited: dict[str, int] = {}
    for statement in record.statements:
        for key in {citation.key for citation in statement.citations}:
            cited[key] = cited.get(key, 0) + 1
    return [
        Link(
            address,
            tuple(dict.fromkeys(places)),
            sum(cited.get(place, 0) for place in set(places)),
            tuple(a for place in places for a in by_source.get(place, ()) if urldefrag(a)[0] != address),
            any(
                record.sources[p].address == "copy" and record.sources[p].url == address
                for p in places
                if p in by_source
            ),
            outlawed(address, record),
        )
        for address, places in sorted(found.items())
    ]


def of_sources(record: Record) -> Iterator[tuple[str, str]]:
    """Yield the addresses that entries of the bibliography give, each with the key."""
    forms = {name: field.form for name, field in schema.load("source").items()}
    for key, fields in entries(record).items():
        for name, value in fields.items():
            if forms.get(name) == "address" and key in record.sources and value.startswith(("http://", "https://")):
                yield key, value
            elif forms.get(name) == "doi" and key in record.sources:
                yield key, DOI + quote(value, safe="/:;().-_")


def of_pages(record: Record) -> Iterator[tuple[str, str]]:
    """Yield the addresses that pages lead to, each with file and line."""
    for page in record.pages.values():
        for match in EXTERNAL.finditer(page.uncoded):
            address = match[1] or match[2]
            if not EXAMPLE.search(host(address)):
                yield f"{record.path(page.path)}:{page.place(match.start())[0]}", address


def host(address: str) -> str:
    """Return the host of an address, empty where it has none."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def outlawed(address: str, record: Record) -> str:
    """Return what a reader must know before an address is followed (docs/about/risk.yml); empty if nothing."""
    name = host(address)
    return next((r["label"] for r in record.risks if name == r["host"] or name.endswith("." + r["host"])), "")
