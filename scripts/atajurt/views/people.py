"""People and organisations: public figures and groups, with every sentence that names them; names and spellings."""

from .. import dates, ready
from ..people import Person
from ..problems import count
from ..statements import Statement
from . import Views, relative, source_path
from .frame import cell, frame, slug
from .gathered import few, gathered, rows_of

PATH = "reference/people.md"
NAMES_PATH = "reference/names.md"
LANGUAGE_NAMES = {"kk": "Kazakh", "ru": "Russian", "zh": "Chinese"}
SHOWN_KINDS = ("public", "group", "asylum", "place")


def naming(views: Views, name: str) -> list[Statement]:
    """Return every sentence that names somebody, in whatever form of ours, in the order of the pages."""
    return views.by_name.get(name, [])


def known_by(views: Views, person: Person) -> list[Statement]:
    """Return the sentences that say who somebody is: those chosen, else the first with the full name."""
    chosen = [views.record.named[name] for name in person.known if name in views.record.named]
    return chosen or naming(views, person.name)[:1]


def people_pages(views: Views) -> dict[str, str]:
    """Return the page: of each who it is, the spellings and who uses which, and every sentence; of whom there are many,
    the sentences stand on pages of their own.
    """
    others = {person.name: beyond(views, person) for person in views.record.people}
    body, pages, room = [], {}, few(others.values())
    for heading, kind in (("The bodies named Atajurt", "atajurt"), ("People", "public"), ("Other bodies", "group")):
        chosen = [p for p in views.record.people if kind_of(views, p) == kind]
        body += [f"## {heading}", ""]
        for person in chosen:
            rest = others[person.name]
            own = {} if len(rest) <= room else gathered(views, person.name, PATH, rest)
            pages |= own
            body += [*entry(views, person), *more(views, rest, next(iter(own), "")), ""]
    lead = (
        "Public figures and groups, in their public role only; who is left out, and why, is told in "
        "[How we work](../about/method.md). Each entry gathers what the topics say, sentence by sentence. "
        "Several bodies have the word *Atajurt* in their names: what is said of one is not said of another."
    )
    description = "Who is who: the public figures and groups of the Atajurt Record, and every sentence that names them."
    made_from = "docs/reference/people.yml and names.yml"
    return {PATH: frame("People and organisations", description, lead, made_from, body)} | pages


def more(views: Views, rest: list[Statement], path: str) -> list[str]:
    """Return the other sentences on somebody, folded; or where they stand."""
    words = count(len(rest), "more sentence")
    if path:
        return [f"[{words}]({relative(PATH, path)})", ""]
    folded = f'<details class="note"><summary>{words}</summary><ul>{rows_of(views, rest)}</ul></details>'
    return [ready.alone(folded), ""] if rest else []


def kind_of(views: Views, person: Person) -> str:
    """Return under which heading somebody stands."""
    if "Atajurt" in person.name:
        return "atajurt"
    entry = views.record.names.entry_of.get(person.name)
    return entry.kind if entry else "public"


def beyond(views: Views, person: Person) -> list[Statement]:
    """Return the sentences that name somebody, besides those that an entry begins with."""
    first = {id(statement) for statement in (*known_by(views, person), latest_of(views, person))}
    return [statement for statement in naming(views, person.name) if id(statement) not in first]


def latest_of(views: Views, person: Person) -> Statement | None:
    """Return the newest dated sentence on somebody, where one is chosen."""
    return views.record.named.get(views.record.names.entry_of[person.name].latest)


def entry(views: Views, person: Person) -> list[str]:
    """Return the Markdown with which an entry begins."""
    latest = latest_of(views, person)
    first = [statement for statement in known_by(views, person) if statement != latest]
    lines = [f"### {person.name} {{ #{slug(person.name)} }}", ""]
    lines += [f"{ready.in_line(views.shown(statement))}\n" for statement in first]
    if latest:
        day = dates.parse(latest.when).words
        lines += [f"**Latest known, {day}:** {ready.in_line(views.shown(latest))}", ""]
    forms = spellings(views, person.name, PATH)
    lines += [f'<p class="known" markdown>{forms}{scripts(views, person)}</p>', ""] if forms or person.scripts else []
    return lines


def spellings(views: Views, name: str, here: str) -> str:
    """Return the forms of a name, each with the sources that use it, as far as their records tell."""
    entry = views.record.names.entry_of[name]
    parts = []
    for form in dict.fromkeys((entry.name, *entry.also, *entry.spellings)):
        users = views.users_of_form.get(form, [])
        if users:
            outlets: dict[str, str] = {}
            for key in users:
                outlets.setdefault(views.record.sources[key].short_outlet, key)
            links = ", ".join(f"[{name}]({relative(here, source_path(key))})" for name, key in outlets.items())
            parts.append(f"*{form}*: {links}")
    return " · ".join(parts)


def scripts(views: Views, person: Person) -> str:
    """Return a name in other scripts, with the source that writes it so."""
    if not person.scripts:
        return ""
    label = views.references[person.confirmed].label if person.confirmed in views.references else ""
    source = f" ([{label}]({relative(PATH, source_path(person.confirmed))}))" if label else ""
    forms = ", ".join(f'{LANGUAGE_NAMES[code]} <span lang="{code}">{name}</span>' for code, name in person.scripts)
    return f" · In {forms}{source}"


def names_page(views: Views) -> dict[str, str]:
    """Return the page of names and spellings: the table as the check applies it."""
    body = [
        '<div class="names" markdown>',
        "",
        "| we write | also | met in sources | who writes so |",
        "|---|---|---|---|",
    ]
    listed = {person.name for person in views.record.people}
    for entry in sorted(views.record.names.entries, key=lambda e: e.name.casefold()):
        if entry.kind in SHOWN_KINDS and (entry.also or entry.spellings):
            link = f"[{entry.name}](people.md#{slug(entry.name)})" if entry.name in listed else entry.name
            anchor = f'<span id="{slug(entry.name)}">{link}</span>'
            users = spellings(views, entry.name, NAMES_PATH)
            row = (anchor, ", ".join(entry.also), ", ".join(entry.spellings), users)
            body.append("| " + " | ".join(cell(text) for text in row) + " |")
    body += ["", "</div>", "", *RULE]
    lead = (
        "One name has many spellings in the sources. We choose one and keep to it; a source's own spelling stays "
        "inside quotations and titles. Search finds a page by any of them."
    )
    description = "How the Atajurt Record spells names, the other spellings that sources use, and who uses which."
    return {
        NAMES_PATH: frame(
            "Names and spellings", description, lead, "docs/reference/names.yml and the records of sources", body
        )
    }


RULE = (
    "## How we choose { #rule }",
    "",
    "For each name we chose one spelling, as a rule the one that most of the English-language sources here use, and "
    "keep to it on every page.",
    "After the first use a person is called by the family name alone.",
    "The capital of Kazakhstan is called Astana here; where a sentence is about days when it was called Nur-Sultan, it "
    "may say so ([Glossary](glossary.md)).",
    "Letters that English does not have are written without their marks in names of people, and with them in titles.",
)
