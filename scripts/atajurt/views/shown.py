"""What a page shows of the record besides its own text: as long as that is the same, the page is."""

from ..pages import Page
from . import Views
from .citations import in_text
from .previews import first_uses
from .references import reference_list


def shown(views: Views, page: Page) -> tuple:
    """Return all of it, for a key: other sentences and lists, its sources, and who the people are."""
    return (
        tuple(views.embed(page.path, embed) for embed in page.embeds),
        tuple(in_text(views, group.citations) for group in page.groups),
        reference_list(views, page),
        tuple(first_uses(views, page)),
    )
