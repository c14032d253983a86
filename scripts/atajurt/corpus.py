"""A corpus: an invented site of any size, as like a real one as measuring needs, and the same on every machine.

A page has about 800 words and 15 citations with locators, ids, dates, places and names. Words, people and places are
made of syllables and come as often as words of a language do (the n-th word 1/n as often as the first), so that
indexes grow as they would; some sources are cited much more than others. No person here exists.
"""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

CITATIONS = 15  # a page
SENTENCES = 21  # a page besides those: together about 800 words
SECTION = 40  # topics that stand together in the menu
SYLLABLES = [c + v for c in "bdfgklmnprstvz" for v in "aeiou"]
WORDS, PEOPLE, PLACES = 20_000, 300, 40
NUMBERS = ("five", "nine")  # the check would ask for a source
GROUP = re.compile(r" \[@([^\]]*)\](?:\{[^{}]*\})?")
BRACES = re.compile(r"(?<=\])\{[^{}]*\}")
SHOWN = re.compile(r"^!\[\[.*\]\]\n", re.M)

ENTRY = """@article{{{key},
  title      = {{{{{title}}}}},
  author     = {{{author}}},
  journal    = {{Outlet {outlet}}},
  date       = {{{year}-{month:02d}-{day:02d}}},
  url        = {{https://example.org/{key}}},
  address    = {{confirmed}},
  urldate    = {{2026-01-01}},
  langid     = {{english}},
  keywords   = {{further-reading}},
  kind       = {{news}},
  extent     = {{whole}},
  paragraphs = {{40}},
  annotation = {{Invented.}},
}}
"""


@dataclass(frozen=True)
class Corpus:
    """An invented site of so many topics and so many sources."""

    pages: int
    sources: int
    words: list[str] = field(init=False)
    people: list[str] = field(init=False)
    places: list[str] = field(init=False)

    def __post_init__(self):
        chance = random.Random(1)
        made = dict.fromkeys("".join(chance.choices(SYLLABLES, k=chance.randint(1, 4))) for _ in range(WORDS * 2))
        words = [word for word in made if len(word) > 2 and word not in NUMBERS][:WORDS]
        names = iter(word.capitalize() for word in words[::-1] if len(word) > 5)
        object.__setattr__(self, "words", words)
        object.__setattr__(self, "people", [f"{next(names)} {next(names)}" for _ in range(min(PEOPLE, self.pages))])
        object.__setattr__(self, "places", [next(names) for _ in range(PLACES)])

    def files(self) -> Iterator[tuple[str, str]]:
        """Yield every file of the site that is not code, each with its path from the project's folder."""
        yield "bibliography.bib", "\n".join(self.entry(number) for number in range(self.sources))
        yield from LISTS.items()
        names = [f"- {{name: {name}, kind: public, also: [{name.split()[-1]}]}}" for name in self.people]
        names += [f"- {{name: {name}, kind: place}}" for name in (*self.places, "Kazakhstan")]
        yield "docs/reference/names.yml", "\n".join(names)
        yield "docs/reference/people.yml", "\n".join(f"- {{name: {name}}}" for name in self.people)
        spot = "- {{id: {id}, name: {name}, kind: city, country: Kazakhstan, lon: {lon}, lat: 45.0}}"
        places = enumerate(self.places)
        rows = (spot.format(id=name.lower(), name=name, lon=64 + number / 2) for number, name in places)
        yield "docs/reference/places.yml", "\n".join(rows)
        for number in range(self.pages):
            yield f"docs/{path_of(number)}", self.page(number)

    def menu(self, alone: bool = False) -> str:
        """Return the part of mkdocs.yml that lists the pages; the topics alone, where no other page is made."""
        rows = ["nav:", "  - Home: index.md", "  - Topics:"]
        for number in range(self.pages):
            if self.pages > SECTION and number % SECTION == 0:
                rows.append(f"      - Part {number // SECTION + 1}:")
            rows.append(f"{'          ' if self.pages > SECTION else '      '}- {path_of(number)}")
        return "\n".join([*rows, "" if alone else REFERENCE, ""])

    def entry(self, number: int) -> str:
        """Return one source."""
        chance = random.Random(f"source {number}")
        return ENTRY.format(
            key=key_of(number),
            title=" ".join(self.draw(chance, 7)).capitalize(),
            author=" and ".join(" ".join(reversed(name.split())).replace(" ", ", ") for name in self.some(chance)),
            outlet=number % 60,
            year=year_of(number),
            month=chance.randint(1, 12),
            day=chance.randint(1, 28),
        )

    def page(self, number: int) -> str:
        """Return one topic."""
        chance = random.Random(f"page {number}")
        cited = [self.statement(chance, number, part) for part in range(CITATIONS)]
        rest = [f"Then {' '.join(self.draw(chance, 17))} as well." for _ in range(SENTENCES)]
        parts = []
        for part in range(3):
            told = "\n".join(cited[part * 5 : part * 5 + 5])
            parts.append(f"## Then {' '.join(self.draw(chance, 4))}\n\n{told}\n\n" + "\n".join(rest[part::3]))
        shown = f"![[s-{chance.randrange(self.pages)}-0]]"
        return TOPIC.format(number=number, shown=shown, parts="\n\n".join(parts))

    def statement(self, chance: random.Random, page: int, part: int) -> str:
        """Return one sentence with its citation."""
        source = least(chance, self.sources)
        year = chance.randint(1990, year_of(source) - 1)
        when = chance.choice((str(year), f"{year}-{chance.randint(1, 12):02d}"))
        place = chance.choice(self.places)
        at = f'#s-{page}-{part} when="{when}" place="{place.lower()}"'
        return (
            f"{self.some(chance)[0]} wrote in {place} that {' '.join(self.draw(chance, 12))} "
            f"[@{key_of(source)}, para. {chance.randint(1, 40)}]{{ {at} }}."
        )

    def draw(self, chance: random.Random, count: int) -> list[str]:
        """Return so many words."""
        return [self.words[least(chance, len(self.words))] for _ in range(count)]

    def some(self, chance: random.Random) -> list[str]:
        """Return one person, or two."""
        return [self.people[least(chance, len(self.people))] for _ in range(chance.randint(1, 2))]


def least(chance: random.Random, count: int) -> int:
    """Return a number below `count`, n about 1/n as often as the first."""
    return int(count ** chance.random()) - 1 if count > 1 else 0


def path_of(number: int) -> str:
    """Return the path of a topic below docs/."""
    return f"topics/page-{number:05d}.md"


def key_of(number: int) -> str:
    """Return the key of a source."""
    return f"source{number:05d}"


def year_of(number: int) -> int:
    """Return the year of a source."""
    return 2010 + number % 16


def uncited(text: str) -> str:
    """Return a page without its citations, and without the sentences that it shows of others."""
    return GROUP.sub("", SHOWN.sub("", text))


def unnamed(text: str) -> str:
    """Return a page with its citations as the stock plugin knows them, and the place of its list."""
    return BRACES.sub("", SHOWN.sub("", text)) + ("\n\\bibliography\n" if GROUP.search(text) else "")


def written_out(text: str) -> str:
    """Return a page on which each citation is a footnote that somebody typed."""
    notes: list[str] = []

    def note(match: re.Match) -> str:
        notes.append(f"[^{len(notes) + 1}]: Outlet. “The title of a source”, 1 May 2020. {match[1]}.")
        return f"[^{len(notes)}]"

    return "\n".join([GROUP.sub(note, SHOWN.sub("", text)), *notes, ""])


TOPIC = """---
title: The page {number}
description: The invented page number {number} of an invented site, for measuring only.
---

# The page {number}

## In brief

{shown}

![[dates]]

{parts}

## Official positions

Words.

## Where sources disagree

Words.

## What is not known

Words.

## Questions for class

Words.
"""
EMPTY = """---
title: {title}
description: {about}, in an invented site that is for measuring only.
---

# {title}
{text}"""


def empty(title: str, about: str, text: str = "") -> str:
    """Return a page that others lead to."""
    return EMPTY.format(title=title, about=about, text=text)


LISTS = {  # the lists without which a part of the check would be off
    "docs/index.md": empty("The whole", "The page with which it begins", "\nWords.\n"),
    "docs/sources/index.md": empty("Sources", "The list of all its sources", "\n![[sources]]\n"),
    "docs/about/method.md": empty("The way", "How all of it has come about"),
    "docs/about/addresses.md": empty("The links", "How its pages and sentences are linked"),
    "docs/reference/glossary.md": empty("The words", "What its words are said to mean"),
    "docs/about/published.txt": "",
    "docs/about/withdrawn.yml": "[]",
    "docs/about/risk.yml": "[]",
    "docs/about/changes.yml": "[]",
    "docs/about/measured.yml": "[]",
    "docs/contribute/reckoning.yml": "[]",
    "docs/reference/figures.yml": "[]",
    "docs/reference/disagreements.yml": "[]",
    "scripts/schema/waivers.yml": "[]",
}
REFERENCE = """  - Reference:
      - reference/timeline.md
      - reference/people.md
      - reference/names.md
      - reference/places.md
      - reference/glossary.md
      - reference/figures.md
      - reference/disagreements.md
      - reference/unknown.md
      - reference/index-a-z.md
  - Sources: sources/index.md
  - About: [about/method.md, about/addresses.md, about/changes.md]
not_in_nav: |
  /sources/**
  /reference/*/**"""
