"""The list of sources that closes a page: each in full, with a link back to every place where the page uses it."""

import html
from itertools import count
from typing import NamedTuple

from .. import locators, ready
from ..citations import Citation
from ..pages import Page
from ..references import escaped
from ..sections import CLOSING
from ..sources import KIND_WORDS, risk
from ..statements import plain
from . import Views, extent, place_order, source_path
from .citations import NAME, PREFIX
from .passages import passage

DEEPEST = 4  # the level of headings that a link back tells


class Use(NamedTuple):
    """One citation of a page: its number there, and the heading above it."""

    number: int
    citation: Citation
    section: str


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


def reference_list(views: Views, page: Page) -> str:
    """Return the heading and the list of sources that close a page, as Markdown; nothing where it cites none."""
    cited = uses(page)
    if not cited:
        return ""
    keys = sorted(cited, key=lambda key: views.references[key].label.casefold())
    entries = "\n".join(entry(views, key, cited[key]) for key in keys)
    made = f'{CLOSING} data-search-exclude="">\n<ul>\n{entries}\n</ul>\n</div>'
    return f"## Sources {{ #sources }}\n\n{ready.alone(made)}\n"


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
        links.append(f'<a aria-label="{html.escape(name)}" href="#{NAME}{use.number}">{escaped(place)}</a>')
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
        about = f'aria-label="{html.escape(place)} in the original" href="{html.escape(address)}" rel="noreferrer"'
        links.append(f"<a {about}>{escaped(place)}</a>")
    said = risk(record.sources[used[0].citation.key], record.risks)
    return f'\n<p class="passages">In the original{f" ({escaped(said)})" if said else ""}: {" · ".join(links)}</p>'
