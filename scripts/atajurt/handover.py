"""A handover: what rendering makes of a page, taken from one page object to another, of another process or build."""

from collections.abc import Iterable
from dataclasses import dataclass

RENDERED = ("meta", "markdown", "content", "toc", "_title_from_render", "present_anchor_ids")
Handover = tuple[dict, dict]  # by name, and the links by the paths of what they lead to


@dataclass(frozen=True, slots=True)
class Anchors:
    """The names of the places of a page, in one string: a set of them takes ten times the room."""

    names: str

    def __contains__(self, name: str) -> bool:
        return f"\0{name}\0" in self.names


def in_one(names: Iterable[str]) -> Anchors:
    """Return names of places, to look in for one of them."""
    return Anchors("\0" + "".join(f"{name}\0" for name in sorted(names)))


def hand_over(page) -> Handover:
    """Return what MkDocs has made of a page; links by path, since files are others elsewhere.

    The Markdown goes with it: without any, MkDocs takes a page to have no title.
    """
    links = {file.src_uri: anchors for file, anchors in (page.links_to_anchors or {}).items()}
    return {name: getattr(page, name) for name in RENDERED}, links


def take_over(page, made: Handover, files) -> None:
    """Give that to a page of the same text; `files` are those of its own build."""
    said, links = made
    vars(page).update(said)
    page.links_to_anchors = {files.src_uris[path]: anchors for path, anchors in links.items()}
