"""Doors: the ways from a page to those who can mend it, each with what is known of the page filled in."""

import posixpath
import re
from dataclasses import dataclass
from urllib.parse import quote, urlencode, urljoin

from .views import SOURCES
from .views.generated import FEEDS

ADDRESS = re.compile(r"[^\s@<>\"?&,;]+@[^\s@<>\"?&,;]+\.[^\s@<>\"?&,;]+")
LETTER = "Page: {page}\r\n\r\nWhat is wrong, and how you know:\r\n"


@dataclass(frozen=True)
class Doors:
    """What the end of a page offers; each is empty where it is not set up."""

    edit: str = ""  # where the page, or what feeds it, is edited
    edits: str = ""  # what that way is called
    report: str = ""  # the form for errors of the forge
    contact: str = ""  # an e-mail address
    letter: str = ""  # a letter to it, begun


def doors(path: str, title: str, page: str, repository: str, edit_base: str, contact: str, bibliography: str) -> Doors:
    """Return the doors of a page of ours; `page` is how reports name it, its address or its path.

    `edit_base` is where files of docs/ are edited (`edit/main/docs/`); with no `repository` there is no way there.
    """
    base = f"{repository.rstrip('/')}/" if repository else ""
    feed = feeds(path, bibliography)
    return Doors(
        edit=edit_address(base + edit_base, feed or path) if base and edit_base else "",
        edits=f"Edit what this page is made from ({posixpath.normpath(f'docs/{feed}')})" if feed else "Edit this page",
        report=f"{base}issues/new?{form(page, title)}" if base else "",
        contact=contact,
        letter=letter(contact, page, title) if contact else "",
    )


def feeds(path: str, bibliography: str) -> str:
    """Return what a generated page is made from, as seen from docs/; empty for a page that is written."""
    if path.startswith(f"{SOURCES}/") and path != f"{SOURCES}/index.md":
        return f"../{bibliography}"
    return FEEDS.get(path, "")


def edit_address(base: str, file: str) -> str:
    """Return where a file, as seen from docs/, is edited; a folder is only shown, from where its files are edited."""
    folder = "." not in posixpath.basename(file)
    return urljoin(base.replace("/edit/", "/tree/", 1) if folder else base, quote(file))


def form(page: str, title: str) -> str:
    """Return the fields that the form for errors arrives with."""
    return urlencode({"template": "error.yml", "title": f"Error: {title}", "page": page}, quote_via=quote, safe="")


def letter(contact: str, page: str, title: str) -> str:
    """Return the address of a letter, begun (RFC 6068)."""
    known = urlencode({"subject": f"Error: {title}", "body": LETTER.format(page=page)}, quote_via=quote, safe="")
    return f"mailto:{quote(contact, safe='@+')}?{known}"


def is_address(contact: str) -> bool:
    """Tell whether letters could be sent to a contact."""
    return ADDRESS.fullmatch(contact) is not None
