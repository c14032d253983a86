"""A Python-Markdown extension: the list of sources that closes a page.

It takes the footnotes that mkdocs-bibtex defines and the links of class `citation` that point to them, and
makes one entry per source, below it every place where the page uses it, each a link back with a name of
its own. The list has a heading and stays out of the search index.
"""

import re
import xml.etree.ElementTree as etree
from typing import NamedTuple

from markdown import Extension
from markdown.treeprocessors import Treeprocessor

PREFIX = "ref-"
HEADINGS = ("h1", "h2", "h3", "h4")


class ReferenceList(Treeprocessor):
    """Turn the footnotes of a page into its list of sources."""

    def run(self, root: etree.Element) -> None:
        """Change the tree in place; a page without citations is left as it is."""
        notes = next((div for div in root.iter("div") if div.get("class") == "footnote"), None)
        if notes is None:
            return
        uses = number_uses(root)
        notes.set("class", "references")
        notes.set("data-search-exclude", "")
        for rule in notes.findall("hr"):
            notes.remove(rule)
        entries = notes.find("ol")
        for entry in list(entries):
            entry.set("id", PREFIX + entry.get("id", "").removeprefix("fn:"))
            remove_backlinks(entry)
            entry.append(used_here(uses.get(entry.get("id"), [])))
            if originals := in_original(uses.get(entry.get("id"), [])):
                entry.append(originals)
        entries[:] = sorted(entries, key=lambda entry: label_of(uses.get(entry.get("id"))))
        entries.tag = "ul"
        heading = etree.Element("h2", {"id": "sources"})
        heading.text = "Sources"
        root.insert(list(root).index(notes), heading)


class Use(NamedTuple):
    """One citation: its id, the label and the place it names, its section, its words' address, and the risk there."""

    id: str
    label: str
    place: str
    section: str
    passage: str
    risk: str


def number_uses(root: etree.Element) -> dict[str, list[Use]]:
    """Give every citation an id, and return them by what they point to."""
    uses: dict[str, list[Use]] = {}
    section, number = "", 0
    for element in root.iter():
        if element.tag in HEADINGS:
            section = "".join(element.itertext()).strip()
        if element.tag == "a" and element.get("class") == "citation" and element.get("href", "")[:1] == "#":
            number += 1
            element.set("id", f"cite-{number}")
            original = [element.attrib.pop(f"data-{name}", "") for name in ("passage", "risk")]
            label, _, place = "".join(element.itertext()).partition(", ")
            uses.setdefault(element.get("href")[1:], []).append(Use(f"cite-{number}", label, place, section, *original))
    return uses


def label_of(uses: list[Use] | None) -> str:
    """Return what an entry is sorted by: the label that readers meet in the text."""
    return uses[0].label.casefold() if uses else ""


def remove_backlinks(entry: etree.Element) -> None:
    """Take away the arrows that all have the same name."""
    for parent in entry.iter():
        for link in [child for child in parent if child.get("class") == "footnote-backref"]:
            parent.remove(link)


def used_here(uses: list[Use]) -> etree.Element:
    """Return a line of links back to each use of a source, no two with the same name."""
    line = etree.Element("p", {"class": "uses"})
    line.text = "Cited for: "
    in_order = sorted(uses, key=number_of)
    for index, use in enumerate(in_order, 1):
        link = etree.SubElement(line, "a", {"href": f"#{use.id}"})
        link.text = use.place or "the whole"
        name = f"{link.text}: back to the text, {use.section or 'beginning'} ({index} of {len(uses)})"
        link.set("aria-label", " ".join(name.split()))
        link.tail = " · " if index < len(uses) else ""
    return line


def in_original(uses: list[Use]) -> etree.Element | None:
    """Return a line of links to the cited passages in the original, each place once; `None` where there is none."""
    addresses = {use.place: use.passage for use in sorted(uses, key=number_of) if use.passage}
    if not addresses:
        return None
    line = etree.Element("p", {"class": "passages"})
    risk = next((f" ({use.risk})" for use in uses if use.risk), "")
    line.text = f"In the original{risk}: "
    for index, (place, address) in enumerate(addresses.items(), 1):
        name = f"{place} in the original"
        link = etree.SubElement(line, "a", {"href": address, "rel": "noreferrer", "aria-label": name})
        link.text = place
        link.tail = " · " if index < len(addresses) else ""
    return line


def number_of(use: Use) -> list[int]:
    """Return the numbers of a place, to sort by."""
    return [int(number) for number in re.findall(r"\d+", use.place)]


class ReferenceListExtension(Extension):
    """Register the list after footnotes (15) and attribute lists (8), and before the table of contents (5)."""

    def extendMarkdown(self, md):
        """Add the tree processor to a Markdown instance."""
        md.treeprocessors.register(ReferenceList(md), "reference_list", 6)


def makeExtension(**settings):
    """Return the extension, as Python-Markdown asks for it."""
    return ReferenceListExtension(**settings)
