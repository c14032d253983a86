"""L: ids, and what refers to them."""

import re
from collections.abc import Iterator

from ..pages import VIEWS
from ..problems import Problem, did_you_mean
from ..record import Record
from ..statements import ATTRIBUTES

STRAY = re.compile(r"\{(?<=[^\]*)\w]\{)[ ]*(?:#|when=|place=|figure=)[^{}\n]*\}")
BRACKETS = re.compile(r"\[\[(?<!!\[\[)[a-z][\w-]*\]\]")
ID = re.compile(r"[a-z][a-z0-9-]*\Z")


def repeated(record: Record) -> Iterator[Problem]:
    """L001: one id for two sentences, or for a sentence and a heading of its page; told at each of them."""
    ids: dict[str, list[tuple[str, int, int]]] = {}
    words: dict[str, list[tuple[str, int, int]]] = {}
    for page in record.pages.values():
        for heading in page.headings:
            if heading.id:
                ids.setdefault(heading.id, []).append((record.path(page.path), heading.line, 1))
    for statement in record.statements:
        here = (record.path(statement.page), statement.line, statement.column)
        if statement.id:
            ids.setdefault(statement.id, []).append(here)
        elif statement.text:
            words.setdefault(f"{statement.page}#{statement.anchor}", []).append(here)
    named = {statement.id for statement in record.statements}
    for name, places in ids.items():
        for here in places if len(places) > 1 and name in named else ():
            others = ", ".join(f"{path}:{line}" for path, line, _ in places if (path, line) != here[:2])
            hint = "keep it where it was published, and give the newer sentence another: an id is for ever"
            yield Problem(*here, "L001", f"the id “{name}” is used at {others or 'this line'} too", hint)
    for places in words.values():
        for here in places[1:]:
            message = f"the same sentence stands at {places[0][0]}:{places[0][1]}, and links could not tell them apart"
            yield Problem(*here, "L001", message, "keep one of them, or give one an id: { #its-id }")


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


def stray(record: Record) -> Iterator[Problem]:
    """L008: braces with an id or a date that stand after no citation, where nothing reads them."""
    for page in record.pages.values():
        for match in STRAY.finditer(page.uncoded):
            at = match.start()
            line = page.uncoded[page.uncoded.rfind("\n", 0, at - 1) + 1 : at - 1]
            taken = any(group.bracket_end <= at < group.end for group in page.groups)
            if not taken and not line.startswith("#") and line.strip():
                hint = "put them right after the citation, before the full stop: [@key, para. 3]{ #its-id }."
                message = "these braces follow no citation, and nothing reads them"
                yield Problem(record.path(page.path), *page.place(at), "L008", message, hint)


def embeds(record: Record) -> Iterator[Problem]:
    """L003: a sentence shown by an id that no sentence has."""
    known = record.named
    for page in record.pages.values():
        for embed in page.embeds:
            if embed.id not in known and embed.id not in VIEWS:
                message = f"shows the sentence “{embed.id}”, and none has that id"
                otherwise = "remove this, or give the sentence that id: [@key, para. 3]{ #its-id }"
                hint = did_you_mean(embed.id, known, otherwise)
                yield Problem(record.path(page.path), embed.line, embed.column, "L003", message, hint)
        for match in BRACKETS.finditer(page.masked):
            message = f"“{match[0]}” would be shown as it stands"
            where = (record.path(page.path), *page.place(match.start()), "L003")
            yield Problem(*where, message, f"write !{match[0]} to show that sentence")


RULES = (repeated, braces, stray, embeds)
