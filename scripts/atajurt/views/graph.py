"""A graph: a small drawing of who repeats whom."""

import html

from ..sources import Source
from . import Views


def graph(views: Views, source: Source, users: list[str]) -> str:
    """Return a small drawing of who repeats whom: its sources, itself, its users; empty where it has none."""
    columns = [column for column in (source.derives_from, (source.key,), users) if column]
    if len(columns) == 1:
        return ""
    labels = [[views.references[key].label for key in column] for column in columns]
    height = max(map(len, labels)) * 44
    box = max(len(label) for column in labels for label in column) * 9 + 28
    step = box + 50
    made, before = [], []
    for index, column in enumerate(labels):
        x, boxes = index * step, []
        for row, label in enumerate(column):
            y = (row + 0.5) * height / len(column)
            here = ' class="here"' if label == views.references[source.key].label else ""
            made.append(f'<rect{here} x="{x}" y="{y - 16:g}" width="{box}" height="32" rx="3"/>')
            made.append(f'<text x="{x + box / 2:g}" y="{y + 5:g}">{html.escape(label)}</text>')
            made += [f'<path d="M{x - 50} {start:g}L{x - 4} {y:g}" marker-end="url(#arrow)"/>' for start in before]
            boxes.append(y)
        before = boxes
    said = "; ".join(f"{label} repeats {', '.join(labels[0])}" for label in labels[1])
    width = len(labels) * step - 48
    arrow = (
        '<marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto">'
        '<path d="M0 0L8 4L0 8z"/></marker>'
    )
    return (
        f'<svg class="graph" viewBox="0 0 {width} {height}" role="img" '
        f'aria-label="{html.escape(said)}"><defs>{arrow}</defs>{"".join(made)}</svg>'
    )
