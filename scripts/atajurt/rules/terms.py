"""T: words that take a side (`scripts/schema/words.yml`)."""

import re
from collections.abc import Iterator
from functools import cache

import yaml

from ..problems import Problem
from ..prose import topics
from ..record import Record
from ..schema import FOLDER


@cache
def words() -> tuple[tuple[re.Pattern, str, str], ...]:
    """Return each loaded word as a pattern, with the neutral choice and the reason."""
    items = yaml.safe_load((FOLDER / "words.yml").read_text("utf-8"))
    return tuple((re.compile(rf"\b(?:{i['word']})\b", re.I), i["neutral"], i["why"]) for i in items)


def loaded(record: Record) -> Iterator[Problem]:
    """T001: a loaded word outside a quotation."""
    any_word = re.compile("|".join(pattern.pattern for pattern, _, _ in words()))
    for page, line in topics(record, any_word):
        for pattern, neutral, why in words():
            for match in pattern.finditer(line.unquoted):
                message = f"“{match[0]}” takes a side: {why}"
                hint = f"write {neutral}; or, where the cited text has the word, quote it with its speaker"
                yield Problem(record.path(page.path), line.number, match.start() + 1, "T001", message, hint)


RULES = (loaded,)
