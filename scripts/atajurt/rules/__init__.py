"""The rules: each a small function from the record to problems, in one file a family.

P page · C citation and claim · Q quotation · S source · D date · N name · L link and id · T term. A code is
never used for two things.
"""

from collections.abc import Iterable, Iterator

from ..memory import memory
from ..problems import Problem
from ..record import Record
from . import (
    addresses,
    citations,
    claims,
    dates,
    forms,
    links,
    lists,
    moves,
    names,
    pages,
    quotations,
    signs,
    sources,
    teaching,
    terms,
)

RULES = tuple(
    rule
    for family in (
        pages,
        forms,
        teaching,
        signs,
        sources,
        dates,
        names,
        links,
        lists,
        addresses,
        moves,
        quotations,
        terms,
    )
    for rule in family.RULES
)
OF_CITATIONS = (*citations.RULES, *claims.RULES)
HIDES = ("P001", "P003", "P011", "P014", "P018", "S001")
HIDING = (pages.front_matter, signs.conflict, signs.left_open)
COMPARING = (
    addresses.lost,
    addresses.broken,
    claims.uncited,
    links.embeds,
    moves.astray,
    moves.ambiguous,
    quotations.unproven,
    quotations.without_source,
    teaching.used,
    teaching.left_out,
    names.unknown,
    names.aside,
    names.told_elsewhere,
    sources.uncited,
    sources.uncounted,
)
# Those that look at the site as a whole; each other one looks at one page after the other, whatever else there is.
TOGETHER = (
    *sources.RULES,
    *moves.RULES,
    pages.in_no_menu,
    pages.stray_files,
    forms.unique,
    forms.set_down,
    links.repeated,
    lists.dangling,
    lists.outdated,
    lists.miscounted,
    addresses.lost,
)
LARGE = 200  # pages, from which a record is checked part by part; processes for less take longer than they save


def check(record: Record, problems: Iterable[Problem] | None = None) -> list[Problem]:
    """Return every problem of the record that is not waived, in order; `problems` are all, where they are known."""
    every = set(found(record) if problems is None else problems)
    return sorted(problem for problem in every if not any(waives(record, w, problem) for w in record.waivers))


def found(record: Record, share: slice = slice(None)) -> Iterator[Problem]:
    """Yield every problem of a share of the record, waived or not.

    What hides the rest of a file is told alone of that file; and then rules that compare files are silent, since
    what they would miss may stand in the part that is hidden: one problem, not hundreds. What is worked out of the
    pages of a large record is let go of, part by part, where it will not be asked for again.
    """
    first = [*record.problems, *(problem for rule in HIDING for problem in rule(record))]
    yield from first
    hidden = {problem.path for problem in first if problem.code in HIDES}
    if "scripts/schema/waivers.yml" in hidden:  # nobody can tell what is waived
        return
    speaking = [*RULES, *(() if record.bibliography in hidden else OF_CITATIONS)]
    speaking = [rule for rule in speaking if not (hidden and rule in COMPARING)]
    together = [rule for rule in speaking if rule in TOGETHER]
    alone = [rule for rule in speaking if rule not in TOGETHER]
    large = len(record.pages) >= LARGE
    for part in (record.parts() if large else [record])[share]:
        for rule in alone:
            yield from (problem for problem in rule(part) if problem.path not in hidden)
        for page in part.pages.values() if large and not memory.lasting else ():
            page.forget()
    for rule in together[share]:
        yield from (problem for problem in rule(record) if problem.path not in hidden)


def waives(record: Record, waiver: dict, problem: Problem) -> bool:
    """Tell whether a waiver of scripts/schema/waivers.yml sets this problem aside."""
    if waiver["code"] != problem.code or waiver["page"] != problem.path:
        return False
    file = record.root / problem.path
    lines = file.read_text("utf-8", "replace").split("\n") if file.is_file() else []
    return problem.line <= len(lines) and waiver["words"] in lines[problem.line - 1]


def unneeded_waivers(record: Record) -> list[dict]:
    """Return the waivers that set nothing aside."""
    problems = list(found(record))
    return [waiver for waiver in record.waivers if not any(waives(record, waiver, problem) for problem in problems)]
