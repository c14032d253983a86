"""Figures: every number of the topics that counts people or things, with who says it and when."""

from .. import dates, ready
from . import Views, relative
from .frame import cell, frame, slug

PATH = "reference/figures.md"


def figures_page(views: Views) -> dict[str, str]:
    """Return the page: a table for each thing that is counted."""
    body = []
    for figure in views.record.figures:
        body += [f"## {figure.what[:1].upper()}{figure.what[1:]} {{ #{slug(figure.name)} }}", ""]
        if figure.range in views.record.named:
            body += [ready.in_line(views.shown(views.record.named[figure.range])), ""]
        body += ["| figure | who says so | when | source |", "|---|---|---|---|"]
        for estimate in figure.estimates:
            statement = views.record.named[estimate.id]
            number = f"[{estimate.number}]({relative(PATH, statement.page)}#{statement.anchor})"
            row = (
                number,
                estimate.who,
                dates.parse(estimate.when).words,
                ready.in_line(views.cited(statement, estimate.source)),
            )
            body.append("| " + " | ".join(cell(text) for text in row) + " |")
        body.append("")
    body = ['<div class="figures" markdown>', "", *body, "</div>"]
    lead = (
        "Numbers that look alike often count different things. "
        "Each row gives a number in the words of the sentence it comes from, who says it, and when; the number "
        "leads to the sentence. None of them is ours."
    )
    description = "Every number in the Atajurt Record: what it counts, who says it, when, and on what source."
    return {
        PATH: frame("Figures", description, lead, "docs/reference/figures.yml and the sentences that say figure=", body)
    }
