"""An entry to be: a source's fields written as BibLaTeX, and put into its place among the others."""

import re
from collections.abc import Mapping

from . import bibtex, schema, urls

TITLES = ("title",)  # in double braces, so that no capital is changed
COPY = re.compile(r"\b(copy|translation|address|mirror)\b")


def written(key: str, fields: Mapping[str, str]) -> str:
    """Return the entry of a source, its lines in the order of the others: author first, then as source.yml has them."""
    order = dict.fromkeys(("author", *schema.load("source")))
    lines = [f"@article{{{key},"]
    for name in order:
        if value := fields.get(name):
            value = f"{{{value}}}" if name in TITLES else value
            lines.append(f"  {name:<12} = {{{value}}},")
    return "\n".join([*lines, "}"])


def with_note(fields: Mapping[str, str], language: str) -> dict[str, str]:
    """Return the fields of an entry with what its note must say: the title in English, and whose copy was read."""
    said, note = dict(fields), fields.get("note", "")
    rendering = said.pop("rendering", "")
    if not said.get("url"):
        said = {name: value for name, value in said.items() if name not in ("address", "urldate")}
    before = []
    if rendering and said.get("langid") != "english" and "rendering of the title" not in note:
        before.append(f"In {language}; our rendering of the title: {rendering.rstrip('.')}")
    if said.get("address") == "copy" and said.get("url") and not COPY.search(note):
        before.append(f"Read in a copy on {urls.host(said['url'])}")
    if whole := ". ".join([*before, *filter(None, [note])]):
        said["note"] = whole
    return said


def insert(text: str, key: str, entry: str) -> str:
    """Return a bibliography with an entry in the order of the keys; all that was there stays as it was.

    What stands right above the entry that follows, such as a comment, stays there.
    """
    end = "\r\n" if "\r\n" in text else "\n"
    entry = entry.replace("\n", end)
    heads = [head for head in bibtex.HEAD.finditer(text) if head["type"].lower() not in bibtex.NOT_ENTRIES]
    after = next((head.start() for head in heads if head["key"] > key), None)
    if after is None:
        closing = "" if not text or text.endswith(end * 2) else end if text.endswith("\n") else end * 2
        return text + closing + entry + end
    while (above := text.rfind("\n", 0, after - 1) + 1) < after and text[above:after].startswith("%"):
        after = above
    return text[:after] + entry + end * 2 + text[after:]
