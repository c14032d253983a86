"""A key: the short name of a source, made as those in bibliography.bib are: who, the year, a word of the title."""

import re
from collections import Counter
from collections.abc import Collection, Mapping

from .slugs import words
from .sources import KEY, Source
from .words import STOPPED

WHO = re.compile(r"[a-z]+")
SHORTEST = 4  # letters of a word that tells one title from another


def propose(fields: Mapping[str, str], sources: Mapping[str, Source], taken: Collection[str]) -> str:
    """Return a key for an entry that is not taken yet.

    `taken` are keys in small letters, among them those of sources that are gone: their pages' addresses stay theirs.
    """
    year = re.match(r"\d{4}", fields.get("date", ""))
    stem = who(fields, sources) + (year[0] if year else "")
    titles = fields.get("rendering") or fields.get("title", "")
    for word in [*telling_words(titles, sources), *map(str, range(2, 1000))]:
        if (stem + word) not in taken:
            return stem + word
    return ""


def who(fields: Mapping[str, str], sources: Mapping[str, Source]) -> str:
    """Return the first part of a key: the first author's family name, else what the outlet's other keys begin with."""
    author = re.split(r" and |;", fields.get("author", ""))[0]
    family = author.partition(",")[0] if "," in author else author.split(" ")[-1]
    if found := "".join(words(family)):
        return found
    outlet = fields.get("journal", "")
    same = [WHO.match(s.key) for s in sources.values() if s.outlet == outlet and not s.authors]
    if common := Counter(match[0] for match in same if match).most_common(1):
        return common[0][0]
    names = [word for word in words(fields.get("shortjournal") or outlet) if word not in STOPPED]
    return "".join(names if len(names) < 3 else (name[0] for name in names)) or "source"


def telling_words(title: str, sources: Mapping[str, Source]) -> list[str]:
    """Return the words of a title that may end a key, the rarest among the titles of the bibliography first."""
    known = Counter(word for source in sources.values() for word in set(words(source.title)))
    own = [w for w in dict.fromkeys(words(title)) if len(w) >= SHORTEST and w not in STOPPED and not w.isdigit()]
    return sorted(own, key=lambda word: known[word])


def fault(key: str, taken: Collection[str]) -> str:
    """Return why a key cannot be given to a new source; empty where it can."""
    if not KEY.match(key) or not key[0].isalpha():
        return f"“{key}” is no key: use letters a to z, digits, _ and -, a letter first"
    if key.lower() in taken:
        return f"the key “{key}” is taken, or was once, and is never given again"
    return ""
