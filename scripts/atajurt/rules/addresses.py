"""L: links between pages, to other sites, and the addresses that were published (ids are in `links`)."""

import difflib
import posixpath
import re
from collections.abc import Iterator
from pathlib import Path

from ..anchors import anchors, heading_anchors
from ..fates import fate
from ..pages import Page
from ..problems import Problem, did_you_mean
from ..record import Record
from ..withdrawals import Rows, by_address

LINK = re.compile(r"\[[^\[\]\n]*\]\(([^()\s]+)\)")
FETCHES = re.compile(
    r"<(?:script|iframe|img|video|audio|object|embed|link|form|style|base|meta)\b|!\[[^\]\n]*\]\(https?:[^)\n]*\)|"
    r"\]\((?:javascript|data|file|ftp):[^)\n]*|\bon\w+=[\"']",
    re.I,
)
ANCHOR = re.compile(r"<a\s[^<>]*href=[\"']https?:[^<>]*>", re.I)
ADDRESS = re.compile(r"https?://[\w.-]+\.\w+(?::\d+)?(?:[/?#]\S*)?\Z")
EXTERNAL = re.compile(r"https?://(?:www\.)?([^/\s)>\"'\0]+)")


def links(page: Page) -> Iterator[tuple[int, str]]:
    """Yield each Markdown link and picture of a page, as offset and target; code is passed over."""
    for match in LINK.finditer(page.uncoded):
        if not match[0].startswith("[@"):
            yield match.start(), match[1]


def exists(file: Path) -> bool:
    """Tell whether there is such a file; a name that no file can have has none."""
    try:
        return file.exists()
    except OSError:
        return False


def broken(record: Record) -> Iterator[Problem]:
    """L004: a link to a page or a place that does not exist."""
    rows = by_address(record.withdrawn)
    for page in record.pages.values():
        for offset, target in links(page):
            if re.match(r"[a-z]+:", target):
                if target.startswith("http") and not ADDRESS.match(target):
                    hint = "copy the address again from the browser"
                    yield Problem(
                        record.path(page.path), *page.place(offset), "L004", f"“{target}” is no address", hint
                    )
                continue
            path, _, name = target.partition("#")
            other = posixpath.normpath(posixpath.join(posixpath.dirname(page.path), path)) if path else page.path
            where = (record.path(page.path), *page.place(offset), "L004")
            generated = other in record.generated or other.startswith("data/")  # whose links the build itself checks
            if gone := outdated(record, rows, page.path, other, name):
                yield Problem(*where, *gone)
                continue
            if other not in record.site.pages:
                if other.startswith("..") or (not generated and not exists(record.root / record.docs / other)):
                    pages = {posixpath.relpath(p, posixpath.dirname(page.path) or "."): p for p in record.site.pages}
                    hint = did_you_mean(path, pages, "write the path from this page to the other file")
                    yield Problem(*where, f"leads to “{path}”, and there is no such file", hint)
            elif f"{other}#{name}" in record.published and name not in anchors(record.site.pages[other]):
                continue  # L005 tells of it, at the place that had the address
            elif name and name not in anchors(record.site.pages[other]):
                hint = did_you_mean(
                    name, anchors(record.site.pages[other]), "use the address of a heading or the id of a sentence"
                )
                yield Problem(*where, f"leads to “#{name}”, and {record.path(other)} has no such place", hint)


def outdated(record: Record, rows: Rows, page: str, path: str, name: str) -> tuple[str, str] | None:
    """Return what is wrong with a link to an address that was moved or withdrawn, and how to mend it; else `None`."""
    here = record.site.pages.get(path)
    found = fate(rows, f"{path}#{name}" if name else path)
    if found is None or (here and (not name or name in anchors(here))):
        return None
    if not found.leads:
        return f"leads to “{found.address}”, which was withdrawn: {found.row.why}", "take the link out"
    moved, _, anchor = found.leads.partition("#")
    new = posixpath.relpath(moved, posixpath.dirname(page) or ".") + (f"#{anchor}" if anchor else "")
    return f"leads to “{found.address}”, which has moved", f"write “{new}”"


def lost(record: Record) -> Iterator[Problem]:
    """L005: a published address that no longer answers (docs/about/published.txt)."""
    rows = by_address(record.withdrawn)
    for number, address in enumerate(record.published, 1):
        path, _, name = address.partition("#")
        page = record.pages.get(path)
        if path in record.generated or address in rows:
            continue
        if path in rows:
            yield from left_behind(record, rows, address)
            continue
        if name and (page is None or name in anchors(page)) and (page or path in record.published):
            continue  # of a page that is gone the page alone is told
        if page is not None and not name:
            continue
        message = f"“{address}” was published and is gone"
        hint = "put it back, or say in docs/about/withdrawn.yml where it went or why"
        where = (f"{record.docs}/about/published.txt", number, 1)
        if page is not None and (renamed := newcomer(record, page, name)):
            anchor, line = renamed
            where = (record.path(page.path), line, 1)
            hint = f"is it “{anchor}” now? a published address stays: write {{ #{name} }} there"
        yield Problem(*where, "L005", message, hint)


def left_behind(record: Record, rows: Rows, address: str) -> Iterator[Problem]:
    """Yield a problem for an anchor of a page that moved, where the page it became has no such anchor."""
    found = fate(rows, address)
    if not found or not found.leads:
        return
    path, _, name = found.leads.partition("#")
    page = record.pages.get(path)
    if page is not None and name and found.row.address == found.address.partition("#")[0] and name not in anchors(page):
        message = f"“{address}” was published, its page is {path} now, and has no “{name}”"
        hint = f'put it back there, or add a row for "{address}" that says where it went or why'
        yield Problem(f"{record.docs}/about/withdrawn.yml", found.row.line, 1, "L005", message, hint)


def newcomer(record: Record, page: Page, name: str) -> tuple[str, int] | None:
    """Return an id of a page that was never published, and its line: the one most like a lost id, or the only one."""
    given = dict(heading_anchors(page))
    given |= {statement.id: statement.line for statement in page.statements if statement.id}
    new = {anchor: line for anchor, line in given.items() if f"{page.path}#{anchor}" not in record.published}
    ids = [statement.id for statement in page.statements if statement.id in new]
    near = difflib.get_close_matches(name, new, n=1, cutoff=0.5) or (ids if len(ids) == 1 else [])
    return (near[0], new[near[0]]) if near else None


def referrer(record: Record) -> Iterator[Problem]:
    """L006: an HTML link to another site that tells it where the reader came from."""
    for page in record.pages.values():
        for match in ANCHOR.finditer(page.uncoded):
            if "noreferrer" not in match[0]:
                hint = 'write the link in Markdown, or add rel="noreferrer"'
                message = 'an HTML link to another site has no rel="noreferrer"'
                yield Problem(record.path(page.path), *page.place(match.start()), "L006", message, hint)


def risky(record: Record) -> Iterator[Problem]:
    """L007: a link in the text to an outlet that a state has outlawed (docs/about/risk.yml), without its label."""
    for page in record.pages.values():
        for host in EXTERNAL.finditer(page.uncoded):
            offset = host.start()
            for entry in record.risks:
                if host[1] == entry["host"] or host[1].endswith("." + entry["host"]):
                    message = f"links to {entry['host']}, {entry['label']}, and does not say so"
                    hint = "cite it instead: its reference says so beside the link"
                    yield Problem(record.path(page.path), *page.place(offset), "L007", message, hint)


def reaching_out(record: Record) -> Iterator[Problem]:
    """L011: what would fetch or run something, or leads to a reader's own disk."""
    for page in record.pages.values():
        for match in FETCHES.finditer(page.uncoded) if "<" in page.uncoded or "](" in page.uncoded else ():
            message = f"“{' '.join(match[0].split())}” would make a reader's browser fetch or run something"
            hint = "take it out; a picture of ours stands in docs/assets/, a source is cited"
            yield Problem(record.path(page.path), *page.place(match.start()), "L011", message, hint)


RULES = (broken, lost, referrer, risky, reaching_out)
