"""A reply: what a contributor types, or another program writes, in the form in which an entry keeps it.

`settle` takes the ways in which people write a date, a language or a list of names, and refuses with a sentence what it
would have to guess.
"""

import calendar
import re
import unicodedata
from functools import cache

import yaml

from . import schema, urls
from .prose import INVISIBLE
from .schema import Field

MONTHS = {name.lower(): n for names in (calendar.month_name, calendar.month_abbr) for n, name in enumerate(names) if n}
DAY = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?/?(?:T[\d:.+Z-]*)?\Z")
IN_WORDS = re.compile(r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+)?(?P<month>[a-z]{3,9})\.?,?\s+(?P<year>\d{4})\Z", re.I)
AMERICAN = re.compile(r"(?P<month>[a-z]{3,9})\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})\Z", re.I)
DAY_FIRST = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})\Z")
ONE_NAME = re.compile(r"\{[^{}]+\}|(?![,\s])[^{},]+(?:,[^{},]+){0,2}")  # a body's, in braces, or a person's
RESOLVER = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", re.I)


def settle(field: Field, said: str) -> str:
    """Return an answer as an entry keeps it; raises `ValueError`, with a sentence, where the field cannot hold it."""
    value = tidy(said)
    value = " ".join(FORMS.get(field.name, FORMS.get(field.form, braceless))(value).split())
    if "\\" in value:
        raise ValueError(f"“{value}” has a backslash: write the letter itself")
    if wrong := schema.misfit(field, value) if value else "":
        raise ValueError(fault(field, value, wrong))
    return value


def fault(field: Field, value: str, wrong: str) -> str:
    """Return what is wrong with an answer, and how to mend it, as one sentence."""
    if field.choices:
        return f"“{value}” is none of these: {', '.join(field.choices)}"
    said = wrong.removeprefix(": ") if wrong.startswith(": ") else f"“{value}” {wrong.removeprefix(', which ')}"
    return f"{said}; {field.hint}"


def tidy(text: str) -> str:
    """Return text on one line without invisible letters and braces; raises `ValueError` for what is no text at all."""
    if any("\ud800" <= letter <= "\udfff" for letter in text):
        raise ValueError("some letters did not arrive whole: save or type the text in UTF-8")
    text = INVISIBLE.sub(lambda match: " " if match[0] in "\t\u00a0\u2028\u2029\x0b\x0c" else "", text)
    text = "".join(letter for letter in text if letter in "\n\r" or unicodedata.category(letter) != "Cc")
    return unicodedata.normalize("NFC", " ".join(text.split()))


def date(text: str) -> str:
    """Return a date in EDTF where it can be read in one way only; the text itself where it is none that we know."""
    if match := DAY.match(text):
        return "-".join([match[1], *(f"{int(part):02}" for part in match.groups()[1:] if part)])
    if match := DAY_FIRST.match(text):
        return f"{match[3]}-{int(match[2]):02}-{int(match[1]):02}"
    match = IN_WORDS.match(text) or AMERICAN.match(text)
    if match and (month := MONTHS.get(match["month"].lower())):
        return f"{match['year']}-{month:02}" + (f"-{int(match['day']):02}" if match["day"] else "")
    return text


def people(text: str) -> str:
    """Return names as `Family, Given and Family, Given`; raises `ValueError` where a family name cannot be told."""
    found = [name.strip() for name in re.split(r"\s*;\s*|\s+and\s+(?![^{]*\})", text) if name.strip()]
    for name in found:
        if not ONE_NAME.fullmatch(name):
            raise ValueError(f"“{name}” is not one name: write Family, Given; Family, Given")
        if "," not in name and " " in name and not name.startswith("{"):
            *given, family = name.split(" ")
            raise ValueError(
                f"“{name}”: put the family name first, with a comma after it: {family}, {' '.join(given)}. "
                f"Where it is no person, leave the authors out: the outlet is asked for by itself"
            )
    return " and ".join(found)


def language(text: str) -> str:
    """Return our word for a language given by its name or code; the text itself where it is none of ours."""
    word = text.lower()
    code = re.split(r"[-_]", word)[0]
    return next((name for name, codes in languages().items() if word == name or code in codes), text)


def braceless(text: str) -> str:
    """Return a text without the braces of BibTeX, which our own writing adds."""
    return re.sub(r"[{}]", "", text)


FORMS = {
    "author": people,
    "date": lambda text: date(braceless(text)),
    "day": lambda text: date(braceless(text)),
    "doi": lambda text: RESOLVER.sub("", braceless(text)),
    "address": lambda text: urls.untracked(braceless(text)),
    "langid": lambda text: language(braceless(text)),
    "note": lambda text: braceless(text).removesuffix("."),  # the reference sets the full stop after it
    "annotation": lambda text: braceless(text).rstrip(".") + ("" if text.endswith(("?", "!")) else "."),
    "keys": lambda text: ", ".join(part for part in re.split(r"[,;\s]+", braceless(text)) if part),
    "pages": lambda text: re.sub(r"(?<=\d)\s*[-–—]+\s*(?=\d)", "--", braceless(text)),
    "choice": lambda text: braceless(text).lower(),
}


@cache
def imports() -> dict[str, dict[str, list[str]]]:
    """Return `scripts/schema/imports.yml`: the names that other programs have for our fields."""
    return yaml.safe_load((schema.FOLDER / "imports.yml").read_text("utf-8"))


def languages() -> dict[str, list[str]]:
    """Return the codes of each language."""
    return imports()["languages"]
