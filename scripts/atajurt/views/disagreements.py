"""Where sources disagree: each question of the topics, its sides, and what we make of them."""

import dataclasses
import html
from functools import partial

from .. import ready
from ..citations import Citation
from ..disagreements import SECTION, Reasons, asked, question, sides
from ..statements import Statement
from . import Views, bare, relative
from .frame import frame

PATH = "reference/disagreements.md"


def disagreements_page(views: Views) -> dict[str, str]:
    """Return the page: by topic, each question with its sides and the reasons."""
    reasons = {row.id: row for row in views.record.reasons}
    body, total = [], 0
    for topic in views.record.topics:
        here = views.once(topic, "asked", partial(asked, [topic]))
        total += len(here)
        body += [f"## {topic.title} {{ #{topic.path.rpartition('/')[2].removesuffix('.md')} }}", ""] if here else []
        for statement in here:
            body += [*entry(views, statement, reasons.get(statement.id)), ""]
    lead = (
        f"{total} questions on which the sources read here differ. "
        "A topic that meets one of them gives the sides there; here stand also why they may differ, "
        "what we write and why, and what would settle it. "
        "A text that repeats another is no second witness."
    )
    description = "The questions on which the sources of the Atajurt Record differ, each side with its paragraph."
    return {PATH: frame(SECTION, description, lead, "the topics and docs/reference/disagreements.yml", body)}


def entry(views: Views, statement: Statement, reasons: Reasons | None) -> list[str]:
    """Return the Markdown of one question."""
    text = views.record.pages[statement.page].text
    target = f"{relative(PATH, statement.page)}#{statement.anchor}"
    name = html.escape(f"In the topic: {question(statement)}", quote=True)
    lines = [f"### {question(statement)} {{ #{statement.anchor} }}", ""]
    for side in sides(statement, text):
        lines.append(f"- {bare(side.text)} {ready.in_line(views.bracket(map(unmarked, side.citations)))}.")
    if reasons:
        lines += ["", "Why they may differ", f":   {reasons.why}", "", "What we write", f":   {reasons.write}"]
        lines += ["", "What would settle it", f":   {reasons.settle}"]
    return [*lines, "", f'[In the topic →]({target}){{ .more aria-label="{name}" }}']


def unmarked(citation: Citation) -> Citation:
    """Return a citation without its status: on this page every one is disputed."""
    return dataclasses.replace(citation, prefix=f"{citation.telling}:" if citation.telling else "")
