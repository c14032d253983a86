"""What a page shows of the record besides its own text: as long as that is the same, the page is."""

from ..pages import Page
from . import Views
from .citations import in_text
from .previews import told_of
from .references import reference_list


def shown(views: Views, page: Page) -> tuple:
    """Return all of it, for a key: other sentences and lists, its sources, and who the people are."""
    embeds = tuple(views.embed(page.path, embed) for embed in page.embeds)
    return embeds, views.once(page, "sources", lambda: sources(views, page)), told_of(views, page)


def sources(views: Views, page: Page) -> tuple:
    """Return what a page shows of its sources, in the text and at its end."""
    return (tuple(in_text(views, group.citations) for group in page.groups), reference_list(views, page))
