"""D: the date of a statement."""

from collections.abc import Iterator

from .. import dates
from ..problems import Problem
from ..record import Record


def unreadable(record: Record) -> Iterator[Problem]:
    """D001: a `when` that is not EDTF."""
    for statement in record.statements:
        if statement.when:
            try:
                dates.parse(statement.when)
            except ValueError as error:
                where = (record.path(statement.page), statement.line, statement.column)
                yield Problem(*where, "D001", f"when: {error}", f"write {dates.FORMS}")


RULES = (unreadable,)
