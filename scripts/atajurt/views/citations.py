"""A citation as its page shows it: in the text, and its source in the list that closes the page."""

from collections.abc import Iterable

from .. import ready
from ..citations import Citation
from ..reference_list import PREFIX
from ..references import as_markdown, bracket
from ..sources import KIND_WORDS, risk
from . import Views, extent, source_path
from .passages import passage


def in_text(views: Views, cited: Iterable[Citation]) -> str:
    """Return the Markdown of one bracket, each citation a link to its source in the list of the page."""
    return bracket(cited, lambda citation: link(views, citation))


def link(views: Views, citation: Citation) -> str:
    """Return the link of a citation to its place in the list of sources."""
    reference = views.references[citation.key]
    return as_markdown(citation, reference, f"#{PREFIX}{citation.key}", original(views, citation))


def original(views: Views, citation: Citation) -> dict[str, str]:
    """Return where a citation's words stand in the original, and what a reader must know before going there."""
    record = views.record
    address = passage(record, citation.key, citation.locator)
    return {"passage": address, "risk": risk(record.sources[citation.key], record.risks) if address else ""}


def in_list(views: Views, key: str) -> str:
    """Return the full reference of a source, and a link to its page, as HTML that is ready."""
    kind = KIND_WORDS[views.record.sources[key].kind]
    known = f"{kind[:1].upper()}{kind[1:]}, read {extent(views.record.sources[key])}."
    more = f'<a class="about" href="{ready.TO}{source_path(key)}">About this source</a>'
    return ready.in_line(f"{views.references[key].html} {known} {more}")
