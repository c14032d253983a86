"""People and organisations: public figures and groups, with every sentence that names them; names and spellings."""

from .. import dates
from ..people import Person
from ..problems import count
from ..statements import Statement
from . import Views, relative, source_path
from .frame import cell, frame, slug

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


def people_page(views: Views) -> str:
    """Return the page: of each who it is, the spellings and who uses which, and every sentence."""
    people = views.record.people
    body = []
    for heading, kind in (("The bodies named Atajurt", "atajurt"), ("People", "public"), ("Other bodies", "group")):
        chosen = [p for p in people if kind_of(views, p) == kind]
        body += [f"## {heading}", ""]
        for person in chosen:
            body += [*entry(views, person), ""]
    lead = (
        "Public figures and groups, in their public role only; who is left out, and why, is told in "
        "[How we work](../about/method.md). Each entry gathers what the topics say, sentence by sentence. "
        "Several bodies have the word *Atajurt* in their names: what is said of one is not said of another."
    )
    description = "Who is who: the public figures and groups of the Atajurt Record, and every sentence that names them."
    return frame("People and organisations", description, lead, "docs/reference/people.yml and names.yml", body)


def kind_of(views: Views, person: Person) -> str:
    """Return under which heading somebody stands."""
    if "Atajurt" in person.name:
        return "atajurt"
    entry = views.record.names.entry_of.get(person.name)
    return entry.kind if entry else "public"


def entry(views: Views, person: Person) -> list[str]:
    """Return the Markdown of one entry."""
    first = known_by(views, person)
    every = naming(views, person.name)
    latest = views.record.named.get(views.record.names.entry_of[person.name].latest)
    rest = [statement for statement in every if statement not in (*first, latest)]
    lines = [f"### {person.name} {{ #{slug(person.name)} }}", ""]
    lines += [f"{views.sentence(PATH, statement)}\n" for statement in first if statement != latest]
    if latest:
        lines += [f"**Latest known, {dates.parse(latest.when).words}:** {views.sentence(PATH, latest)}", ""]
    forms = spellings(views, person.name, PATH)
    lines += [f'<p class="known" markdown>{forms}{scripts(views, person)}</p>', ""] if forms or person.scripts else []
    if rest:
        lines += [f'??? note "{count(len(rest), "more sentence")}"', ""]
        lines += [f"    - {views.sentence(PATH, statement)}" for statement in rest]
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


def names_page(views: Views) -> str:
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
    return frame("Names and spellings", description, lead, "docs/reference/names.yml and the records of sources", body)


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
