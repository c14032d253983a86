"""The words under which a text is found: `scripts/assets/script/search.js` has the same rules for what is typed."""

import re
import unicodedata
from functools import cache

from .memory import remembered_later

LATIN_MARKS = re.compile(r"(?<=[a-z])[\u0300-\u036f]+")
WORD = re.compile(r"[^\W_]+")
HYPHENED = re.compile(r"[^\W_]+(?:-[^\W_]+)+")
STOP = """
a an and are as at be been but by did do does for from had happen happened has have he her his how i in is it its not
of on or she so than that the their them then there these they this to was were what when where which who whom whose
why will with would
"""
STOPPED = frozenset(STOP.split())


def fold(text: str) -> str:
    """Return text in small letters, Latin ones without marks: `Nağyz` and `Nagyz` are one."""
    small = text.lower().replace("’", "").replace("'", "")
    if small.isascii():
        return small
    small = unicodedata.normalize("NFD", small.replace("ı", "i"))
    return unicodedata.normalize("NFC", LATIN_MARKS.sub("", small))


@cache
def stem(word: str) -> str:
    """Return a word without the s of a plural (the rules of D. Harman's S stemmer, 1991)."""
    if len(word) > 4 and word.endswith("ies") and not word.endswith(("eies", "aies")):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith("es") and not word.endswith(("aes", "ees", "oes")):
        return word[:-1]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("us", "ss")):
        return word[:-1]
    return word


@remembered_later
def words(text: str) -> set[str]:
    """Return the words under which a text is found; what a hyphen joins also as one word."""
    text = fold(text)
    joined = (match[0].replace("-", "") for match in HYPHENED.finditer(text)) if "-" in text else ()
    return {stem(word) for word in (*WORD.findall(text), *joined) if word not in STOPPED}
