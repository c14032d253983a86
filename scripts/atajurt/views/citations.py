"""A citation as its page shows it: in the text, a link to its source in the list that closes the page."""

from collections.abc import Iterable

from .. import ready
from ..citations import Citation
from ..references import as_html, bracket
from . import Views

PREFIX = "ref-"  # of the names of entries of that list
NAME = "cite-"  # of the names of citations, each with its number on the page


def in_text(views: Views, cited: Iterable[Citation]) -> str:
    """Return one bracket, each citation a link to its source in the list of the page, as HTML that is ready."""
    return ready.in_line(bracket(cited, lambda citation: link(views, citation)))


def link(views: Views, citation: Citation) -> str:
    """Return the link of a citation; its own name gets its number later (`ready.numbered`)."""
    return as_html(citation, views.references[citation.key], f"#{PREFIX}{citation.key}", NAME + ready.NUMBER)
