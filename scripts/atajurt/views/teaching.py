"""For class: what lessons, exercises and handouts show of the sentences that their front matter names."""

from itertools import groupby

from .. import dates, ready
from ..pages import Page
from ..statements import Statement
from ..teaching import KINDS, kind, uses
from . import Views, bare, relative
from .disagreements import unmarked
from .frame import slug
from .places import OUTLINED, drawing

GLOSSARY = "reference/glossary.md"
CHOICE = "This site "  # opens the line of a glossary entry that says what the site itself writes


def aims(views: Views, page: str) -> str:
    """Return for whom a page of docs/teach/ is, how long it takes, and what pupils can do afterwards."""
    meta = views.record.pages[page].meta
    about = f"Ages {meta['ages']} · {meta['minutes']} minutes"
    return "\n".join([f'<p class="known">{about}</p>', "", *(f"- {aim}" for aim in meta["aims"])])


def teaching(views: Views, page: str) -> str:
    """Return the list of all lessons, exercises and handouts, with what a teacher chooses by."""
    lines = []
    for name in KINDS:
        lines += [f"### {name.capitalize()}s", ""]
        lines += [item(page, other) for other in views.record.pages.values() if kind(other) == name] + [""]
    return "\n".join(lines)


def item(page: str, other: Page) -> str:
    """Return one line of the list."""
    known = f"{other.meta['minutes']} minutes, ages {other.meta['ages']}"
    link = f"[**{other.title}**]({relative(page, other.path)})"
    return f'- {link} {other.meta["description"]} <span class="known">{known}</span>'


def chosen(views: Views, page: str) -> list[Statement]:
    """Return the sentences that the front matter of a page names, in its order."""
    named = views.record.named
    return [named[name] for name in uses(views.record.pages[page]) if name in named]


def cards(views: Views, page: str) -> str:
    """Return numbered sentences without the word that says what kind of saying each is, and where they are from."""
    every = chosen(views, page)
    said = "; ".join(f"{n}: {ready.in_line(views.bracket(map(unmarked, s.citations)))}" for n, s in enumerate(every, 1))
    items = [f"{number}. {bare(statement.text)}" for number, statement in enumerate(every, 1)]
    return "\n".join(
        ['<div class="cards" markdown>', "", *items, "", "</div>", "", f'<p class="known" markdown>{said}</p>']
    )


def chosen_dates(views: Views, page: str) -> str:
    """Return the chosen sentences in the order of their days, those of one date together below it."""
    dated = ((dates.parse(statement.when), statement) for statement in chosen(views, page) if statement.when)
    ordered = sorted(dated, key=lambda pair: (pair[0].first, pair[0].last))
    days = groupby(ordered, key=lambda pair: pair[0].words)
    return "\n\n".join(
        "\n".join([f"**{words[:1].upper()}{words[1:]}**", *(f":   {ready.in_line(views.shown(s))}" for _, s in pairs)])
        for words, pairs in days
    )


def chosen_places(views: Views, page: str) -> str:
    """Return the map with the places of the chosen sentences, and these sentences by place."""
    placed: dict[str, list[Statement]] = {}
    for statement in chosen(views, page):
        placed.setdefault(statement.place, []).append(statement)
    spots = [spot for spot in views.record.places if spot.id in placed]
    lines = [f'<figure class="map">{drawing(spots)}<figcaption>{OUTLINED}</figcaption></figure>', ""]
    for spot in spots:
        lines += [f"**{spot.name}**, {spot.country}"]
        lines += [f":   {ready.in_line(views.shown(statement))}" for statement in placed[spot.id]] + [""]
    return "\n".join(lines)


def chosen_words(views: Views, page: str) -> str:
    """Return the chosen terms of the glossary, each with what this site writes and the sentences named after it."""
    glossary, named = views.record.pages[GLOSSARY], views.record.named
    titles = {heading.id or slug(heading.words): heading for heading in glossary.headings}
    lines = []
    for name in uses(views.record.pages[page]):
        if name in named:
            lines.append(f":   {ready.in_line(views.shown(named[name]))}")
            continue
        lines += ["", f"[{titles[name].words}]({relative(page, GLOSSARY)}#{name})"]
        lines += [f":   {bare(line)}" for line in entry(glossary, titles[name].line) if line.startswith(CHOICE)]
    return "\n".join(lines)


def entry(glossary: Page, line: int) -> list[str]:
    """Return the lines of the entry of the glossary whose heading stands at a line."""
    every = glossary.text.split("\n")
    end = next((heading.line for heading in glossary.headings if heading.line > line), len(every) + 1)
    return every[line : end - 1]


def lines(views: Views, page: str) -> str:
    """Return room to write by hand, on paper only."""
    return '<div class="lines on-paper" aria-hidden="true" hidden><i></i><i></i></div>'
