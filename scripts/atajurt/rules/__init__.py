"""The rules: each a small function from the record to problems, in one file a family.

P page · C citation and claim · Q quotation · S source · D date · N name · L link and id · T term. A code is
never used for two things.
"""

from collections.abc import Iterator

from ..problems import Problem
from ..record import Record
from . import addresses, citations, claims, dates, forms, links, names, pages, quotations, signs, sources, terms

RULES = tuple(
    rule
    for family in (pages, forms, signs, sources, dates, names, links, addresses, quotations, terms)
    for rule in family.RULES
)
OF_CITATIONS = (*citations.RULES, *claims.RULES)


def check(record: Record) -> list[Problem]:
    """Return every problem of the record that is not waived: what could not be read, then what each rule finds."""
    return sorted(
        problem for problem in set(found(record)) if not any(waives(record, w, problem) for w in record.waivers)
    )


def found(record: Record) -> Iterator[Problem]:
    """Yield every problem of the record, waived or not."""
    yield from record.problems
    # Without a readable bibliography every citation would be unknown: one problem, not hundreds.
    unreadable = {problem.path for problem in record.problems if problem.code in ("P001", "S001")}
    of_sources = () if record.bibliography in unreadable else OF_CITATIONS
    for rule in (*RULES, *of_sources):
        # A page that could not be read hides what it cites and what it had published.
        if not (unreadable and rule.__name__ in ("uncited", "lost", "broken", "unproven", "embeds")):
            yield from rule(record)


def waives(record: Record, waiver: dict, problem: Problem) -> bool:
    """Tell whether a waiver of scripts/schema/waivers.yml sets this problem aside."""
    if waiver["code"] != problem.code or waiver["page"] != problem.path:
        return False
    page = record.pages.get(problem.path.removeprefix(f"{record.docs}/"))
    lines = page.text.split("\n") if page else []
    return problem.line <= len(lines) and waiver["words"] in lines[problem.line - 1]


def unneeded_waivers(record: Record) -> list[dict]:
    """Return the waivers that set nothing aside."""
    problems = list(found(record))
    return [waiver for waiver in record.waivers if not any(waives(record, waiver, problem) for problem in problems)]
