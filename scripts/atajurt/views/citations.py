"""A citation as its page shows it: in the text, and its source in the list that closes the page."""

from collections.abc import Iterable
from itertools import count
from typing import NamedTuple

from .. import locators, ready
from ..citations import Citation
from ..pages import Page
from ..references import as_html, bracket, escaped
from ..sources import KIND_WORDS, risk
from ..statements import plain
from . import Views, extent, place_order, source_path
from .passages import passage

PREFIX = "ref-"  # of the names of entries
NAME = "cite-"  # of the names of citations, each with its number on the page
DEEPEST = 4  # the level of headings that a link back tells


class Use(NamedTuple):
    """One citation of a page: its number there, and the heading above it."""

    number: int
    citation: Citation
    section: str


def in_text(views: Views, cited: Iterable[Citation]) -> str:
    """Return one bracket, each citation a link to its source in the list of the page, as HTML that is ready."""
    return ready.in_line(bracket(cited, lambda citation: link(views, citation)))


def link(views: Views, citation: Citation) -> str:
    """Return the link of a citation to its source in the list; its own name gets its number when the page is put
    together (`ready.numbered`)."""
    return as_html(citation, views.references[citation.key], f"#{PREFIX}{citation.key}", NAME + ready.NUMBER)


def uses(page: Page) -> dict[str, list[Use]]:
    """Return where a page cites each source, in the order of the page."""
    found: dict[str, list[Use]] = {}
    headings = [heading for heading in page.headings if heading.level <= DEEPEST]
    numbers, section = count(1), ""
    for group in page.groups:
        line = page.place(group.start)[0]
        while headings and headings[0].line < line:
            section = headings.pop(0).words
        for citation in group.citations:
            found.setdefault(citation.key, []).append(Use(next(numbers), citation, section))
    return found


def source_list(views: Views, page: Page) -> str:
    """Return the heading and the list of sources that close a page, as Markdown; nothing where it cites none."""
    cited = uses(page)
    if not cited:
        return ""
    keys = sorted(cited, key=lambda key: views.references[key].label.casefold())
    entries = "\n".join(entry(views, key, cited[key]) for key in keys)
    html = f'<div class="references" data-search-exclude="">\n<ul>\n{entries}\n</ul>\n</div>'
    return f"## Sources {{ #sources }}\n\n{ready.alone(html)}\n"


def entry(views: Views, key: str, used: list[Use]) -> str:
    """Return one source in full, with links to its page, back to each use, and to the passages in the original."""
    kind = KIND_WORDS[views.record.sources[key].kind]
    known = f"{kind[:1].upper()}{kind[1:]}, read {extent(views.record.sources[key])}."
    more = f'<a class="about" href="{ready.TO}{source_path(key)}">About this source</a>'
    used = sorted(used, key=lambda use: place_order(use.citation.locator))
    return (
        f'<li id="{PREFIX}{key}">\n<p>{views.references[key].html} {known} {more}</p>\n'
        f"{used_here(used)}{in_original(views, used)}</li>"
    )


def used_here(used: list[Use]) -> str:
    """Return a line of links back to each use of a source, no two with the same name."""
    links = []
    for index, use in enumerate(used, 1):
        place = locators.shown(use.citation.locator) or "the whole"
        section = plain(use.section) or "beginning"
        name = " ".join(f"{place}: back to the text, {section} ({index} of {len(used)})".split())
        links.append(f'<a aria-label="{quoted(name)}" href="#{NAME}{use.number}">{escaped(place)}</a>')
    return f'<p class="uses">Cited for: {" · ".join(links)}</p>'


def in_original(views: Views, used: list[Use]) -> str:
    """Return a line of links to the cited passages in the original, each place once; nothing where there is none."""
    record, addresses = views.record, {}
    for use in used:
        if address := passage(record, use.citation.key, use.citation.locator):
            addresses[locators.shown(use.citation.locator)] = address
    if not addresses:
        return ""
    links = []
    for place, address in addresses.items():
        about = f'aria-label="{quoted(place)} in the original" href="{quoted(address)}" rel="noreferrer"'
        links.append(f"<a {about}>{escaped(place)}</a>")
    said = risk(record.sources[used[0].citation.key], record.risks)
    return f'\n<p class="passages">In the original{f" ({escaped(said)})" if said else ""}: {" · ".join(links)}</p>'


def quoted(text: str) -> str:
    """Return text as the value of an attribute."""
    return escaped(text).replace('"', "&quot;")
