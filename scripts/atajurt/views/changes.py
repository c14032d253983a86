"""Changes: what is new on the site, what was corrected, and what was withdrawn."""

from .. import dates
from ..changes import Change
from . import Views, relative
from .frame import frame

PATH = "about/changes.md"


def changes_page(views: Views) -> dict[str, str]:
    """Return the page, the newest change first."""
    body = [item(change) for change in views.record.changes]
    lead = (
        "New pages, corrections and withdrawals; a correction says what was wrong. Each sentence's own history is in "
        "the repository. The same as a feed: [feed.xml](../feed.xml)."
    )
    description = "What is new in the Atajurt Record, what was corrected, and what was withdrawn, with the day."
    return {PATH: frame("Changes", description, lead, "docs/about/changes.yml", body)}


def item(change: Change) -> str:
    """Return one change as an item of a list."""
    day = dates.parse(change.date.isoformat()).words
    return f"- **{day}**, {change.kind}: {change.what} [See]({relative(PATH, change.page)})"
