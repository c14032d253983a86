"""The generated pages, each path with what makes its Markdown; and the lists that `![[name]]` shows on a page."""

from collections.abc import Callable

from . import (
    Views,
    changes,
    copies,
    disagreements,
    figures,
    index,
    measured,
    people,
    places,
    reckoning,
    source_list,
    teaching,
    timeline,
    unknowns,
)

LISTS: dict[str, Callable[[Views, str], str]] = {
    "sources": source_list.source_list,
    "dates": timeline.strip,
    "privacy-measured": measured.table("privacy", "weight", "search"),
    "access-measured": measured.table("access"),
    "speed-measured": measured.table("speed", command="make bench"),
    "reckoning-measured": reckoning.measured,
    "reckoning-assumed": reckoning.assumed,
    "reckoning-sums": reckoning.sums,
    "copies": copies.sizes,
    "mirrors": copies.mirrors,
    "signing-key": copies.signing_key,
    "aims": teaching.aims,
    "teaching": teaching.teaching,
    "cards": teaching.cards,
    "chosen-dates": teaching.chosen_dates,
    "chosen-places": teaching.chosen_places,
    "chosen-words": teaching.chosen_words,
    "lines": teaching.lines,
}

PAGES: dict[str, Callable[[Views], dict[str, str]]] = {  # each makes its page, and more below it where that is long
    timeline.PATH: timeline.timeline_pages,
    people.PATH: people.people_pages,
    people.NAMES_PATH: people.names_page,
    places.PATH: places.places_pages,
    figures.PATH: figures.figures_page,
    disagreements.PATH: disagreements.disagreements_page,
    unknowns.PATH: unknowns.unknown_page,
    index.PATH: index.index_pages,
    changes.PATH: changes.changes_page,
    source_list.PATH: source_list.list_pages,
}

FEEDS: dict[str, str] = {  # what each is made from, below docs/: there it is mended
    timeline.PATH: "topics",
    people.PATH: "reference/people.yml",
    people.NAMES_PATH: "reference/names.yml",
    places.PATH: "reference/places.yml",
    figures.PATH: "reference/figures.yml",
    disagreements.PATH: "reference/disagreements.yml",
    unknowns.PATH: "topics",
    index.PATH: "topics",
    changes.PATH: "about/changes.yml",
}
