"""The ledger: every address that was ever published. It only grows."""

from .anchors import heading_anchors
from .record import Record


def ledger(record: Record) -> str:
    """Return the list of published addresses with those of now added: pages, headings, named sentences.

    The list only grows: an address that was once in it answers for ever (rule L005).
    """
    now = []
    for page in record.pages.values():
        named = [anchor for anchor, _ in heading_anchors(page)] if page.tells else []
        named += [heading.id for heading in page.headings if heading.id]
        named += [statement.id for statement in page.statements if statement.id]
        now += [page.path, *(f"{page.path}#{name}" for name in named)]
    now += record.generated
    return "\n".join(sorted({*record.published, *now})) + "\n"
