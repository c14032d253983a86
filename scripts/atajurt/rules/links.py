"""L: ids, and what refers to them."""

import re
from collections.abc import Iterator

from ..pages import VIEWS
from ..problems import Problem, did_you_mean
from ..record import Record
from ..statements import ATTRIBUTES

ID = re.compile(r"[a-z][a-z0-9-]*\Z")


def repeated(record: Record) -> Iterator[Problem]:
    """L001: one id for two sentences, or for a sentence and a heading of its page."""
    first: dict[str, str] = {}
    for page in record.pages.values():
        for heading in page.headings:
            if heading.id:
                first.setdefault(f"{page.path}#{heading.id}", f"{record.path(page.path)}:{heading.line}")
    for statement in record.statements:
        here = (record.path(statement.page), statement.line, statement.column)
        on_page = f"{statement.page}#{statement.anchor}"
        taken = first.get(statement.id) or first.get(on_page)
        if taken and statement.id:
            message = f"the id “{statement.id}” is already used at {taken}"
            yield Problem(*here, "L001", message, "choose another: an id belongs to one sentence for ever")
        elif taken:
            message = f"the same sentence stands at {taken}, and links could not tell them apart"
            yield Problem(*here, "L001", message, "keep one of them, or give one an id: { #its-id }")
        for name in {statement.id or on_page, on_page}:
            first.setdefault(name, f"{here[0]}:{here[1]}")


def braces(record: Record) -> Iterator[Problem]:
    """L002: braces after a citation that cannot be read, or say something unknown or twice."""
    for statement in record.statements:
        where = (record.path(statement.page), statement.line, statement.column, "L002")
        seen: set[str] = set()
        for group in statement.groups:
            if group.braces_error:
                hint = 'write { #its-id when="2021-01-21" place="almaty" }'
                yield Problem(*where, f"the braces after the citation: {group.braces_error}", hint)
            for name in group.attributes:
                if name not in ATTRIBUTES:
                    hint = did_you_mean(name, ATTRIBUTES, f"known are {', '.join(ATTRIBUTES)}")
                    yield Problem(*where, f"“{name}” is not something that braces can say", hint)
                elif name in seen:
                    yield Problem(*where, f"“{name}” is said twice of one sentence", "keep one")
                seen.add(name)
        if statement.id and not ID.match(statement.id):
            hint = "use small letters, digits and hyphens, a letter first"
            yield Problem(*where, f"the id “{statement.id}” cannot be kept in an address", hint)


def embeds(record: Record) -> Iterator[Problem]:
    """L003: a sentence shown by an id that no sentence has."""
    known = record.named
    for page in record.pages.values():
        for embed in page.embeds:
            if embed.id not in known and embed.id not in VIEWS:
                message = f"shows the sentence “{embed.id}”, and none has that id"
                hint = did_you_mean(embed.id, known, "give the sentence an id: [@key, para. 3]{ #its-id }")
                yield Problem(record.path(page.path), embed.line, embed.column, "L003", message, hint)


RULES = (repeated, braces, embeds)
