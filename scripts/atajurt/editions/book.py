"""A book: the pages of a frozen site in one text, whose links lead to one another inside it.

Made from the built pages, so that it says what they say. The list of sources that closes each page is left out: in the
book a citation leads to the source itself, and there to what rests on the cited paragraph.
"""

import base64
import posixpath
import re
from dataclasses import dataclass
from pathlib import Path

from bs4 import BeautifulSoup, Comment, Tag

from ..locators import anchor
from .frozen import FILE
from .inside import ELSEWHERE

PARTS = ("topics", "reference", "sources", "about")  # lessons, and the guide for contributors, are for the site
ARTICLE = re.compile(r"<article\b[^>]*>(.*?)</article>", re.S)
MENU = re.compile(r'<nav class="all".*?</nav>', re.S)
GONE = 'id="gone"'  # on the page that tells what became of another
ONLY_ON_SCREEN = ".headerlink, .self, .cite-page, .strip, .filters, .years, a.about, script"
HEADINGS = re.compile("h[1-4]")
POINTER = re.compile(r"(?<=url\(#)(?=[^)]+\))")  # from one part of a drawing to another


@dataclass(frozen=True)
class Chapter:
    """A page of the book: its part, the path of its file on the site, its name in the book, and what it says."""

    part: str
    path: str
    name: str
    text: Tag

    @property
    def title(self) -> str:
        """Return its title, as HTML."""
        return self.text.find("h3").decode_contents()


def chapters(site: Path, address: str = "") -> list[Chapter]:
    """Return the pages of a frozen site, in the order of its menu, each page below another after it.

    `address` is that of the living site: links to what the book does not have lead there; without it they are words.
    Raises `ValueError` where two pages would have one name.
    """
    articles = {path: found[1] for path, text in pages(site) if (found := ARTICLE.search(text)) and GONE not in text}
    names = {path: "-".join(path.split("/")[1:-1]) or path.partition("/")[0] for path in articles}
    if len(set(names.values())) < len(names):
        raise ValueError("two pages have one name, so that links in the book would be ambiguous")
    made = []
    for path, article in articles.items():
        text = BeautifulSoup(article, "html.parser")
        made.append(Chapter(path.partition("/")[0], path, names[path], reduced(text, names[path])))
    places = {tag["id"] for chapter in made for tag in chapter.text.select("[id]")}
    for chapter in made:
        lead_inside(chapter, names, places, site, address)
    return made


def pages(site: Path) -> list[tuple[str, str]]:
    """Return path and text of each page of the parts that a book has, in its order."""
    menu = re.findall(r'href="([^"#]+)"', MENU.search((site / FILE).read_text("utf-8"))[0])
    found = [page.relative_to(site).as_posix() for part in PARTS for page in (site / part).rglob(FILE)]

    def order(path: str) -> tuple[int, int, str]:
        above = [at for at, known in enumerate(menu) if path.startswith(known.removesuffix(FILE))]
        return PARTS.index(path.partition("/")[0]), max(above, default=-1), path.removesuffix(FILE)

    return [(path, (site / path).read_text("utf-8")) for path in sorted(found, key=order)]


def reduced(text: Tag, name: str) -> Tag:
    """Return a page as a chapter: without what only a screen needs, headings two lower, places named after it."""
    references = text.select_one("div.references")
    if references:
        references.find_previous("h2").decompose()
        references.decompose()
    for part in [*text.select(ONLY_ON_SCREEN), *text.find_all(string=lambda part: isinstance(part, Comment))]:
        part.extract()
    for heading in text.find_all(HEADINGS):
        heading.name = f"h{int(heading.name[1]) + 2}"
    name_places(text, name)
    text.find("h3")["id"] = name
    return text


def name_places(text: Tag, name: str) -> None:
    """Put the name of a chapter before the names of its places, and wherever one of these is meant."""
    met = set()
    for tag in text.find_all(True):
        tag.attrs.pop("data-card", None)
        for attribute in ("id", "aria-labelledby"):
            if attribute in tag.attrs:
                tag[attribute] = f"{name}.{tag[attribute]}"
        if tag.attrs.get("id") in met:  # two lists of paragraphs of a source can have one name: the first keeps it
            del tag["id"]
        met.add(tag.attrs.get("id"))
    for tag in text.select("svg *"):
        tag.attrs = {key: POINTER.sub(f"{name}.", str(value)) for key, value in tag.attrs.items()}


def lead_inside(chapter: Chapter, names: dict[str, str], places: set[str], site: Path, address: str) -> None:
    """Let every link of a chapter lead to a place in the book, to the living site, or be words; take pictures in."""
    for picture in chapter.text.select("img[src]"):
        file = site / posixpath.normpath(posixpath.join(posixpath.dirname(chapter.path), picture["src"]))
        picture["src"] = f"data:image/{file.suffix[1:]};base64,{base64.b64encode(file.read_bytes()).decode()}"
    for link in chapter.text.select("a[href]"):
        if ELSEWHERE.match(link["href"]):
            continue
        path, _, place = link["href"].partition("#")
        path = posixpath.normpath(posixpath.join(posixpath.dirname(chapter.path), path)) if path else chapter.path
        if place.startswith("ref-"):  # a citation
            key, where = place.removeprefix("ref-"), anchor(link.get_text().partition(", ")[2].replace("–", "-"))
            link["href"] = f"#{key}.{where}" if f"{key}.{where}" in places else f"#{key}"
            link.attrs.pop("id", None)
        elif path in names:
            inner = f"{names[path]}.{place}"
            link["href"] = f"#{inner}" if place and inner in places else f"#{names[path]}"
        elif address:
            link["href"] = address + path.removesuffix(FILE) + (f"#{place}" if place else "")
            link["rel"] = "noreferrer"
        else:
            link.name, link.attrs = "span", {}


def body(made: list[Chapter]) -> str:
    """Return the chapters one after the other, under the headings of their parts."""
    lines, part = [], ""
    for chapter in made:
        if chapter.part != part:
            part = chapter.part
            lines.append(f'<h2 id="part-{part}">{part.capitalize()}</h2>')
        lines.append(str(chapter.text))
    return "\n".join(lines)


def contents(made: list[Chapter]) -> str:
    """Return the table of contents: every page by its part, the many sources folded away."""
    lines = []
    for part in PARTS:
        inner = [chapter for chapter in made if chapter.part == part]
        rows = "".join(f'<li><a href="#{chapter.name}">{chapter.title}</a></li>\n' for chapter in inner)
        rows = f"<ul>\n{rows}</ul>"
        if part == "sources":
            rows = f"<details><summary>All {len(inner) - 1} sources</summary>{rows}</details>"
        lines.append(f'<p><a href="#part-{part}">{part.capitalize()}</a></p>{rows}')
    return f'<nav class="book-contents" aria-label="Contents">{"".join(lines)}</nav>'
