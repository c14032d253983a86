"""L and C: the lists beside the reference pages, against the sentences they show."""

import re
from collections.abc import Iterator

from .. import dates
from ..disagreements import asked, question
from ..figures import Figure
from ..problems import Problem, did_you_mean
from ..record import Record

NUMBER = re.compile(r"\d[\d,.]*\d|\d|\b(?:hundreds?|thousands?|millions?|one|two|three|four|five|ten)\b")


def at(record: Record, name: str, words: str) -> tuple[str, int, int]:
    """Return path, line and column of the first line of a list that has some words."""
    path = f"{record.docs}/reference/{name}.yml"
    lines = (record.root / path).read_text("utf-8", "replace").split("\n")
    return path, next((number for number, line in enumerate(lines, 1) if words in line), 1), 1


def unlisted(record: Record) -> Iterator[Problem]:
    """L009: a place or a figure in the braces of a sentence that its list does not have."""
    places, figures = [spot.id for spot in record.places], [figure.name for figure in record.figures]
    for statement in record.statements:
        for kind, value, known in (("place", statement.place, places), ("figure", statement.figure, figures)):
            if value and known and value not in known:
                hint = did_you_mean(value, known, f"add it to {record.docs}/reference/{kind}s.yml")
                yield record.problem_at(statement, "L009", f"{kind}=“{value}” is not in {kind}s.yml", hint)


def dangling(record: Record) -> Iterator[Problem]:
    """L010: a list that names a sentence or a name which does not exist, or a question without its reasons."""
    ids, names = record.named, {entry.name for entry in record.names.entries if entry.kind in ("public", "group")}
    wanted = [("people", known, ids) for person in record.people for known in person.known]
    wanted += [("people", person.name, names) for person in record.people]
    wanted += [("names", entry.latest, ids) for entry in record.names.entries if entry.latest]
    wanted += [("figures", estimate.id, ids) for figure in record.figures for estimate in figure.estimates]
    wanted += [("figures", figure.range, ids) for figure in record.figures if figure.range]
    wanted += [("disagreements", row.id, ids) for row in record.reasons]
    for name, value, known in wanted:
        if known and value not in known:
            hint = did_you_mean(value, known, "use the id of a sentence, or a name of names.yml")
            yield Problem(*at(record, name, value), "L010", f"“{value}” is no sentence's id and no public name", hint)
    explained = {row.id for row in record.reasons}
    for statement in asked(record.topics) if explained else ():
        if statement.anchor not in explained:
            hint = f"add a row with id, why, write and settle to {record.docs}/reference/disagreements.yml"
            yield record.problem_at(statement, "L010", f"“{question(statement)}” has no reasons", hint)


def outdated(record: Record) -> Iterator[Problem]:
    """L012: what is called the latest of somebody is not the newest dated sentence that names them."""
    dated = [statement for statement in record.statements if statement.when]
    for entry in record.names.entries:
        latest = record.named.get(entry.latest)
        if not latest:
            continue
        where = at(record, "names", f"name: {entry.name},")
        if not latest.when:
            hint = 'give that sentence its date: { #id when="2026-01" }'
            yield Problem(*where, "L012", f"the latest of {entry.name}, “{latest.id}”, has no date", hint)
            continue
        naming = [s for s in dated if any(found is entry for *_, found in record.names.mentions(s.text))]
        newest = max(naming, key=lambda statement: dates.parse(statement.when).last, default=latest)
        if dates.parse(newest.when).last > dates.parse(latest.when).last:
            message = f"“{latest.id}” is not the newest dated sentence on {entry.name}: “{newest.anchor}” is"
            yield Problem(*where, "L012", message, f"write latest: {newest.anchor}, or change a date")


def miscounted(record: Record) -> Iterator[Problem]:
    """C011: a figure that is not in its sentence, that no row lists, or that a range leaves out."""
    listed = {figure.name: {row.id for row in figure.estimates} | {figure.range} for figure in record.figures}
    for statement in record.statements:
        if statement.figure in listed and statement.id not in listed[statement.figure]:
            hint = f"add a row with the id {statement.id or '(give the sentence one)'} under that figure in figures.yml"
            yield record.problem_at(statement, "C011", f"the figure “{statement.figure}” has no row for it", hint)
    for figure in record.figures:
        for row in figure.estimates:
            said = record.named.get(row.id)
            if said and row.source and row.source not in {citation.key for citation in said.citations}:
                message = f"the sentence “{row.id}” does not cite “{row.source}”"
                yield Problem(*at(record, "figures", row.source), "C011", message, "name a source of that sentence")
            if said and row.number not in said.text:
                message = f"“{row.number}” does not stand in the sentence “{row.id}”"
                yield Problem(*at(record, "figures", row.number), "C011", message, "copy the number from the sentence")
        yield from outside(record, figure)


def outside(record: Record, figure: Figure) -> Iterator[Problem]:
    """Yield a problem for the least and the most of a figure where the sentence of its range does not say them."""
    said = record.named.get(figure.range)
    ends = [min((r for r in figure.estimates if r.least), key=lambda r: r.least, default=None)]
    ends.append(max((r for r in figure.estimates if r.most), key=lambda r: r.most, default=None))
    for row in ends if said else ():
        if row and not shared(row.number, said.text):
            message = f"the range “{figure.range}” does not say “{row.number}”"
            hint = "let the sentence of the range say the least and the most of the table"
            yield record.problem_at(said, "C011", message, hint)


def shared(number: str, text: str) -> bool:
    """Tell whether a text says a number: its digits, or its words for numbers."""
    return all(re.search(rf"\b{re.escape(word)}\b", text, re.I) for word in NUMBER.findall(number.lower()))


RULES = (unlisted, dangling, outdated, miscounted)
