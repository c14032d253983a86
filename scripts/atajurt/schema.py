"""A schema: the fields that an entry or a page may have, each with what it is, its form, examples and a hint.

The lists are `scripts/schema/*.yml`; validator, guide and templates all come from them.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from . import dates
from .problems import did_you_mean

FOLDER = Path(__file__).resolve().parent.parent / "schema"
DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z")
FORMS = {
    "text": lambda value: True,
    "sentence": lambda value: value.endswith((".", "?")),
    "date": lambda value: bool(dates.parse(value)),
    "day": lambda value: bool(DAY.match(value) and dates.parse(value)),
    "number": lambda value: bool(re.fullmatch(r"[0-9]{1,6}", value)),
    "address": lambda value: bool(re.match(r"https?://[\w.-]+\.\w+(?:[:/?#]\S*)?\Z", value)),
    "ages": lambda value: bool(re.fullmatch(r"[0-9]{1,2}–[0-9]{1,2}", value)),
    "doi": lambda value: value.startswith("10."),
    "slug": lambda value: bool(re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", value)),
    "keys": lambda value: bool(re.match(r"[\w-]+(?:\s*,\s*[\w-]+)*\Z", value)),
    "choice": lambda value: True,
    "list": lambda value: True,
}
FORM_WORDS = {"address": "an address", "ages": "a span of ages", "slug": "a file name", "keys": "a list of keys"}
# Names that other bibliographies have for a field of ours.
OTHERS = {"year": "date", "month": "date", "journaltitle": "journal", "publisher": "journal", "language": "langid"}
KINDS = {"list": list}  # in front matter; every other form is text


@dataclass(frozen=True)
class Field:
    """One field: what it is, its form, a good and a bad example, and how to mend it."""

    name: str
    what: str
    form: str
    good: str
    bad: str
    hint: str
    required: bool = False
    choices: tuple[str, ...] = ()
    means: tuple[str, ...] = ()  # of each choice, in a reader's words
    shortest: int = 0
    longest: int = 0

    @property
    def words(self) -> dict[str, str]:
        """Return what each choice means; empty where the choices speak for themselves."""
        return dict(zip(self.choices, self.means, strict=True)) if self.means else {}


@cache
def load(name: str) -> dict[str, Field]:
    """Return the fields of `scripts/schema/NAME.yml`, in their order, by name."""
    items = yaml.safe_load((FOLDER / f"{name}.yml").read_text("utf-8"))
    return {item["name"]: make_field(item) for item in items}


def make_field(item: dict[str, Any]) -> Field:
    """Return the field that an item of a list says."""
    return Field(**{**item, "choices": tuple(item.get("choices", ())), "means": tuple(item.get("means", ()))})


def check(fields: Mapping[str, Field], values: Mapping[str, Any], owner: str) -> Iterator[tuple[str, str, str]]:
    """Yield (field, message, hint) for all that is missing, unknown or malformed in `values`.

    `owner` is what the message calls the thing that has the values.
    """
    for field in fields.values():
        if field.required and not values.get(field.name):
            yield field.name, f"{owner} has no {field.name}", field.hint
    for name, value in values.items():
        field = fields.get(str(name))
        if field is None:
            known = OTHERS.get(str(name).lower())
            hint = f"here it is {known}" if known in fields else ""
            hint = "leave it out" if values.get(known) else hint
            hint = hint or did_you_mean(str(name), fields, f"the fields are {', '.join(fields)}")
            yield str(name), f"{owner} has the field “{name}”, which nothing reads", hint
        elif value not in (None, "") and (wrong := misfit(field, value)):
            plain = field.form not in KINDS and not isinstance(value, str)
            hint = f'put it in quotation marks: {field.name}: "{value}"' if plain else field.hint
            yield field.name, f"{owner} has {field.name} = “{value}”{wrong}", hint


def misfit(field: Field, value: Any) -> str:
    """Return what is wrong with a value, as the end of a sentence; empty where it fits."""
    if not isinstance(value, KINDS.get(field.form, (str, int, float))):
        return f", which is not a {field.form if field.form in KINDS else 'text'}"
    if field.form in KINDS:
        strange = [str(item) for item in value if field.choices and item not in field.choices]
        return f"; “{strange[0]}” is none of {', '.join(field.choices)}" if strange else ""
    value = str(value)
    try:
        fits = FORMS[field.form](value)
    except ValueError as error:
        return f": {error}"
    if not fits:
        return f", which is not {FORM_WORDS.get(field.form, f'a {field.form}')}"
    if field.choices and value not in field.choices:
        return f"; known are {', '.join(field.choices)}"
    if field.shortest and len(value) < field.shortest:
        return f", which has {len(value)} characters; at least {field.shortest} are wanted"
    if field.longest and len(value) > field.longest:
        return f", which has {len(value)} characters; the limit is {field.longest}"
    return ""
