"""A fix: what can be mended without a person's judgement. Words are never changed, only how they are set down."""

import re

from .citations import find_groups
from .masks import mask
from .pages import read_page
from .rules.forms import second_sentences

# Formatting alone never fails a check: a person who edits in the browser cannot run the fixer.
FORMATTING = frozenset({"P008", "P012", "S012"})
LOCATOR = re.compile(r"(?<=, )(paragraphs?|paras?|par|captions?|pages?|pp?)\.?[ \u00a0]*(?=\d)", re.I)
SHORT = {"paragraph": "para", "paragraphs": "paras", "par": "para", "page": "p", "pages": "pp"}


def fix_page(text: str, topic: bool = True) -> str:
    """Return a page's text with line ends, spaces and locators mended, and in a topic lines of two sentences too."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    text = text.replace("\N{NO-BREAK SPACE}", " ")
    text = re.sub(r"[ \t]+$", "", text, flags=re.M).rstrip("\n") + "\n" if text.strip() else text
    return split_sentences(mend_locators(text)) if topic else mend_locators(text)


def mend_locators(text: str) -> str:
    """Return the text with `paragraph 3` and `para 3` in citations written `para. 3`, and the number minded."""
    made, at = [], 0
    for group in find_groups(text, mask(text)):
        bracket = LOCATOR.sub(written, text[group.start : group.bracket_end])
        bracket = re.sub(r"\b(para|p)\. (\d+(?:(?:, | ?[-–] ?)\d+)+)", r"\1§. \2", bracket)
        bracket = bracket.replace("para§.", "paras.").replace("p§.", "pp.")
        bracket = re.sub(r"\bparas\. (\d+)(?=[];])", r"para. \1", bracket)
        made += [text[at : group.start], bracket]
        at = group.bracket_end
    return "".join([*made, text[at:]])


def written(match: re.Match) -> str:
    """Return the word of a locator as the site writes it."""
    word = SHORT.get(match[1].lower(), match[1].lower())
    return f"{word} " if word.startswith("caption") else f"{word}. "


def split_sentences(text: str) -> str:
    """Return the text with each second sentence of a line on a line of its own, indented as a list item needs."""
    page = read_page("topics/page.md", text)
    lines = text.split("\n")
    for number, column in reversed(list(second_sentences(page))):
        line = lines[number - 1]
        item = re.match(r"[ >]*(?:[-*+]|\d+[.)])[ ]+", line)
        indent = " " * len(item[0]) if item else re.match(r"[ >]*", line)[0]
        lines[number - 1 : number] = [line[: column - 1].rstrip(), indent + line[column - 1 :]]
    return "\n".join(lines)


def fix_bibliography(text: str) -> str:
    """Return a readable bibliography with its entries sorted by key; what stands before the first stays there."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    parts = re.split(r"(?m)^(?=@\w+\{)", text)
    head, entries = parts[0], parts[1:]
    ordered = sorted(entries, key=lambda entry: re.match(r"@\w+\{\s*([^\s,]*)", entry)[1])
    return head + "\n\n".join(entry.strip("\n") for entry in ordered) + "\n" if entries else text
