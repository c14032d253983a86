"""BibTeX and BibLaTeX, read by pybtex; its LaTeX letters become letters."""

import re

from pybtex.database import parse_string
from pybtex.exceptions import PybtexError
from pybtex.richtext import Text

from .. import bibtex, replies
from ..replies import imports
from ..schema import load
from .snippet import Snippet, Unreadable, make

LATEX = re.compile(r"\\|\$|~|(?<!-)---?(?!-)|``|''")


def read(text: str, name: str) -> list[Snippet]:
    """Return each entry of a BibTeX text; raises `Unreadable` with the words of the check where there is an error."""
    _, problems = bibtex.read(text, name)
    broken = [problem for problem in problems if problem.code in ("S001", "S002")]
    if broken:
        raise Unreadable("\n".join(f"{p.path}, line {p.line}: {p.message}\n    hint: {p.hint}" for p in broken))
    try:
        entries = parse_string(text, "bibtex").entries.values()
    except (PybtexError, ValueError, IndexError) as error:
        raise Unreadable(f"{name} cannot be read: {error}") from None
    names = {field: [field] for field in load("source")} | imports()["bibtex"]
    return [make(values(entry), names) for entry in entries]


def values(entry) -> dict[str, str]:
    """Return the values of an entry by their names in small letters, people among them."""
    found = {field.lower(): plain(value, field.lower()) for field, value in entry.fields.items()}
    for role, persons in entry.persons.items():
        found[role.lower()] = " and ".join(map(person, persons))
    if subtitle := found.pop("subtitle", ""):
        found["title"] = f"{found['title']}: {subtitle}" if found.get("title") else subtitle
    if "date" not in found and re.fullmatch(r"\d{4}", found.get("year", "")):
        parts = [found.pop("year"), month(found.get("month", "")), found.get("day", "")]
        if parts[1]:
            found.pop("month")
        if parts[1] and re.fullmatch(r"\d{1,2}", parts[2]):
            parts[2] = f"{int(found.pop('day')):02}"
        found["date"] = "-".join(parts[: 3 if "day" not in found else 2]).rstrip("-")
    return found | ({"entry type": entry.type} if entry.type not in ("article", "online", "misc") else {})


def month(text: str) -> str:
    """Return a month in two digits from its number or name; empty where it is neither."""
    number = int(text) if text.isdecimal() and len(text) < 3 else replies.MONTHS.get(text[:3].lower(), 0)
    return f"{number:02}" if 1 <= number <= 12 else ""


def plain(value: str, field: str) -> str:
    """Return a value without LaTeX; addresses and numbers of pages are kept as written."""
    if field in ("url", "doi", "pages", "derives-from", "file"):
        return value.replace("\\", "") if field in ("url", "doi") else value
    if not LATEX.search(value):
        return value
    try:
        return str(Text.from_latex(value))
    except Exception:  # latexcodec and pybtex raise many things for broken LaTeX; the value is then shown as it is
        return value


def person(found) -> str:
    """Return a person, family name first; a body, which has no given name, in braces."""
    family = " ".join([*found.prelast_names, *found.last_names])
    given = " ".join([*found.first_names, *found.middle_names])
    family = plain(re.sub(r"[{}]", "", family) if "\\" not in family else family, "author")
    given = plain(given, "author")
    lineage = " ".join(found.lineage_names)
    if not given:
        return f"{{{family}}}" if " " in family else family
    return ", ".join(part for part in (family, lineage, given) if part)
