"""A source's page: its reference, what is known of it, and every sentence of the site that rests on it."""

import html

from .. import dates, locators
from ..problems import count
from ..sources import KIND_WORDS, LANGUAGES, Source
from . import Views, bare, extent, relative, source_path, when
from .passages import lookup, passage, risk


def source_page(views: Views, key: str) -> str:
    """Return the whole Markdown of one source's page."""
    source, reference = views.record.sources[key], views.references[key]
    here = source_path(key)
    lines = [
        "---",
        f"title: {quoted(f'{reference.label}: {source.title}')}",
        f"description: {quoted(f'What is taken from {source.outlet}, {when(source)}, paragraph by paragraph.')}",
        "search: { boost: 0.1 }  # a topic comes before the sources it rests on",
        "---",
        "",
        f"# {source.title}{title_language(source)}",
        "",
        f'<p class="reference">{reference.html}</p>',
        "",
        source.limits,
        "",
        *facts(views, source, here),
        "",
        "## What rests on it { #statements }",
        "",
        *uses(views, key, here),
        "",
        f"[All sources]({relative(here, 'sources/index.md')})",
        "",
    ]
    return "\n".join(lines)


def facts(views: Views, source: Source, here: str) -> list[str]:
    """Return a list of what is known of a source."""
    users = [s.key for s in views.record.sources.values() if source.key in s.derives_from]
    rows = [
        ("Kind", KIND_WORDS[source.kind]),
        ("Published", when(source)),
        ("Language", source.langid.capitalize()),
        ("Read", f"{extent(source)}, {dates.parse(source.urldate).words}" if source.urldate else extent(source)),
        ("Original", original_of(views, source)),
        ("Derives from", list_of(views, source.derives_from, here) or "no other source here, as far as we know"),
        ("Used by", list_of(views, users, here) or "no other source here, as far as we know"),
        ("Key", f"`{source.key}`"),
    ]
    listed = [line for name, value in rows if value for line in (name, f":   {value}", "")]
    return ['<div class="facts" markdown>', "", *listed, "</div>", "", graph(views, source, users)]


def original_of(views: Views, source: Source) -> str:
    """Return links to the original and to an archive's list of copies, with the warning that goes with them."""
    if not source.url:
        return ""
    label = risk(views.record, source)
    kind = "the publisher's page" if source.address == "confirmed" else "a copy, see above"
    before = f"({label}) " if label else ""
    return (
        f'{before}<a href="{source.url}" rel="noreferrer">{kind}</a> · <a href="{lookup(source)}" rel="noreferrer">'
        "look for copies in the Internet Archive</a> (a search; we have not seen what it finds)"
    )


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


def list_of(views: Views, keys, here: str) -> str:
    """Return links to the pages of these sources."""
    return ", ".join(f"[{views.references[key].label}]({relative(here, source_path(key))})" for key in keys)


def uses(views: Views, key: str, here: str) -> list[str]:
    """Return every sentence that rests on a source, under the place it rests on."""
    pairs = views.resting_on(key)
    if not pairs:
        return ["No sentence of this site rests on it; it is listed for further reading."]
    lines = [f"{count(len(pairs), 'sentence')} of this site, in the order of the source."]
    before = None
    for statement, citation in pairs:
        if citation.locator != before:
            place = locators.shown(citation.locator) or "the whole"
            original = passage(views.record, key, citation.locator)
            name = f"{place} in the original"
            link = f' <a class="passage" href="{original}" rel="noreferrer" aria-label="{name}">original</a>'
            lines += ["", f'<span id="{locators.anchor(citation.locator)}">{place}</span>{link if original else ""}']
            before = citation.locator
        page = views.record.pages[statement.page]
        target = f"{relative(here, statement.page)}#{statement.anchor}"
        status = f'<span class="status">{citation.status}:</span> ' if citation.status else ""
        where = f"{page.title}, {statement.heading}" if statement.heading != page.title else page.title
        lines.append(f":   {status}{bare(statement.text)} [{where}]({target})")
    return lines


def title_language(source: Source) -> str:
    """Return the attribute of a heading in another language, and an address that letters alone could not give."""
    language = LANGUAGES[source.langid]
    return "" if language == "en" else f' {{ #title lang="{language}" }}'


def quoted(text: str) -> str:
    """Return text as a YAML string."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
