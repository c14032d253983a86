"""The feed of changes (Atom, RFC 4287)."""

import xml.etree.ElementTree as etree

from ..views import Views
from .citing import GROUP
from .statements import page_address

ATOM = "http://www.w3.org/2005/Atom"
PATH = "feed.xml"


def feed(views: Views, base: str) -> str:
    """Return the changes as a feed; without the site's address, `base`, its links are names only."""
    etree.register_namespace("", ATOM)
    root = etree.Element(f"{{{ATOM}}}feed")
    changes = views.record.changes
    add(root, "title", f"{GROUP}: changes")
    add(root, "id", base or "tag:atajurt-record,2026:changes")
    add(root, "updated", moment(changes[0]) if changes else "2026-01-01T00:00:00Z")
    add(add(root, "author"), "name", GROUP)
    if base:
        add(root, "link", rel="self", href=base + PATH)
        add(root, "link", href=base)
    for number, change in zip(range(len(changes), 0, -1), changes, strict=True):
        entry = add(root, "entry")
        add(entry, "title", change.what)
        add(entry, "id", f"tag:atajurt-record,2026:change-{number}")
        add(entry, "updated", moment(change))
        add(entry, "summary", f"{change.kind}: {change.what}")
        if base:
            add(entry, "link", href=base + page_address(change.page))
    etree.indent(root)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + etree.tostring(root, encoding="unicode") + "\n"


def moment(change) -> str:
    """Return the beginning of a change's day."""
    return f"{change.date.isoformat()}T00:00:00Z"


def add(parent: etree.Element, name: str, text: str | None = None, **attributes: str) -> etree.Element:
    """Return a new element of the feed inside another."""
    made = etree.SubElement(parent, f"{{{ATOM}}}{name}", attributes)
    made.text = text
    return made
