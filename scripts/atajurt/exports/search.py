"""The search index: every sentence, section, page and name, found by any spelling, in files that scripts can fetch.

The index is divided so that a search fetches a few small files, however large the site: `index.js` says which
range of words is in which `words-N.js`; `texts-N.js` has what is shown. They are scripts, not data, so that
search works from a folder on a disk too. The folder of all but `index.js` is named by what they hold; no page names
it, so that a changed sentence changes no other page.
"""

import json
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice, pairwise

from .. import dates
from ..bundles import fingerprint
from ..pages import Page
from ..sections import sections
from ..spool import Kept, Spool
from ..statements import Statement
from ..views import Views
from ..views.frame import slug
from ..views.people import NAMES_PATH, SHOWN_KINDS
from ..views.people import PATH as PEOPLE_PATH
from ..words import STOPPED, words
from .statements import page_address

FOLDER = "search"
INDEX = f"{FOLDER}/index.js"
RANGE = 60_000  # letters of one file of words: about 20 kB as sent
# Lists of what other entries have already
LISTS = ("reference/index-a-z.md", "reference/names.md", "reference/people.md", "reference/timeline.md")
SHOWN = 64  # texts in one file
EXCERPT = 220  # letters of a section that are shown
IN_FORM, IN_TEXT, IN_HEADING, IN_TITLE = range(4)  # where a word stands; scripts/assets/script/search.js weighs them


@dataclass(frozen=True)
class Found:
    """What a search can find: its title, the place it is in, its words, its source, and where it leads."""

    address: str
    title: str
    place: str
    text: str
    source: str = ""
    forms: tuple[str, ...] = ()  # other spellings of the names in it
    note: str = ""  # shown with the text, and not searched


def entries(views: Views, pages: list[tuple[str, str, str, str | Kept]]) -> list[tuple[float, Iterable[Found]]]:
    """Return everything that can be found, in groups, each with how much it counts; what is in a group is made when it
    is gone through, once.

    `pages` has path, title, description and built HTML of each page, which may wait on the disk.
    """
    kinds: dict[str, list[tuple]] = {"topics": [], "reference": [], "other": [], "teach": [], "behind": []}
    for page in pages:
        path = page[0]
        if path not in views.record.pages and path not in views.record.generated:
            continue  # a sheet of a list
        kind = path.partition("/")[0]
        if kind not in kinds:
            kind = "behind" if kind in ("sources", "contribute") and path != "sources/index.md" else "other"
        kinds[kind].append(page)
    parts = {kind: (found for page in every for found in of_page(*page)) for kind, every in kinds.items()}
    return [
        (1.6, named(views)),
        (1.3, parts["topics"]),
        (1.0, told(views, True)),
        (0.9, parts["reference"]),
        (0.8, told(views, False)),
        (0.9, parts["other"]),
        (0.65, parts["teach"]),
        (0.4, parts["behind"]),
    ]


def of_page(path: str, title: str, description: str, content: str | Kept) -> Iterator[Found]:
    """Yield a page and its sections; of a list, which has what other entries have already, its beginning alone."""
    address, html = page_address(path), str(content)
    whole = not path.startswith("sources/") and path not in LISTS
    lead, *rest = beginning(sections(html if whole else html.partition("<h2")[0]))
    yield Found(address, title, "", f"{description} {lead}".strip())
    for anchor, heading, text in rest if whole else ():
        yield Found(f"{address}#{anchor}", heading, title, text)


def told(views: Views, by_topics: bool) -> Iterator[Found]:
    """Yield the sentences of the topics, or of all other pages."""
    for page in views.record.pages.values():
        for statement in page.statements if page.is_topic == by_topics else ():
            yield sentence(views, statement)


def beginning(found: list[tuple[str, str, str]]) -> list:
    """Return the text that stands before the second heading of a page, and the sections from there on."""
    return [" ".join(filter(None, (text for *_, text in found[:2]))), *found[2:]]


def named(views: Views) -> Iterable[Found]:
    """Yield each person, body and place with all its spellings, leading to who it is or to its row of spellings."""
    listed = {person.name: person for person in views.record.people}
    for entry in views.record.names.entries:
        forms = [*entry.also, *entry.spellings]
        if entry.kind not in SHOWN_KINDS or not (entry.name in listed or (forms and views.by_name.get(entry.name))):
            continue
        latest = views.record.named.get(entry.latest)
        address = f"{page_address(PEOPLE_PATH if entry.name in listed else NAMES_PATH)}#{slug(entry.name)}"
        if latest and entry.name not in listed:
            address = f"{page_address(latest.page)}#{latest.anchor}"
        if entry.name in listed:
            forms += [form for _, form in listed[entry.name].scripts]
        said = f"Also written {', '.join(forms)}." if forms else ""
        note = f"Latest known, {dates.parse(latest.when).words}: {latest.plain}" if latest else ""
        yield Found(address, entry.name, "Names", said, forms=(*forms, *entry.typed), note=note)


def sentence(views: Views, statement: Statement) -> Found:
    """Return a statement as what can be found: with its sources, and with the other spellings of its names."""
    page: Page = views.record.pages[statement.page]
    forms: dict[str, None] = {}
    for *_, entry in views.record.names.mentions(statement.text):
        forms |= dict.fromkeys((entry.name, *entry.also, *entry.spellings, *entry.typed))
    source = "; ".join(
        f"{citation.status + ': ' if citation.status else ''}{views.references[citation.key].label}, {citation.locator}"
        for citation in statement.citations
    )
    address = f"{page_address(page.path)}#{statement.anchor}"
    return Found(address, statement.heading, page.title, statement.plain, source, tuple(forms))


class Postings:
    """For each word the numbers of what it finds, each times four plus where it stands."""

    def __init__(self):
        self.count = 0  # of what can be found
        self.of: dict[str, array] = {}
        self.words = cache(words)  # many have the same title

    def add(self, item: Found) -> None:
        """Add what can be found, with the next number."""
        title = IN_HEADING if item.source else IN_TITLE  # a sentence's section says less of it
        places = dict.fromkeys(words(" ".join(item.forms)), IN_FORM)
        places |= dict.fromkeys(words(item.text), IN_TEXT) | dict.fromkeys(self.words(item.title), title)
        for word, where in places.items():
            known = self.of.get(word)
            if known is None:
                known = self.of[word] = array("I")
            known.append(self.count * 4 + where)
        self.count += 1


def indexed(groups, postings: Postings, weights: list) -> Iterator[Found]:
    """Yield what can be found, when its words are among the postings; `weights` gets where each group begins."""
    for weight, group in groups:
        weights.append([postings.count, weight])
        for item in group:
            postings.add(item)
            yield item


def files(groups: Iterable[tuple[float, Iterable[Found]]]) -> dict[str, str | Kept]:
    """Return the files of the index by address; most of them wait on the disk, so that memory has room."""
    spool, postings, weights, texts = Spool(), Postings(), [], {}
    every = indexed(groups, postings, weights)
    while some := list(islice(every, SHOWN)):
        name = f"texts-{len(texts)}"
        texts[name] = spool.kept(called(name, as_json([shown(item) for item in some])))
    made: dict[str, Kept] = {}
    ranges: list[str] = []
    for part in parts(postings.of):
        name = f"words-{len(ranges)}"
        ranges.append(part[0][0])
        made[name] = spool.kept(called(name, "{" + ",".join(f"{as_json(word)}:{steps}" for word, steps in part) + "}"))
    made |= texts
    folder = fingerprint(map(str, made.values()))
    index = {"folder": folder, "count": postings.count, "weights": weights}
    index |= {"ranges": ranges, "shown": SHOWN, "stop": sorted(STOPPED)}
    return {INDEX: called("index", as_json(index))} | {
        f"{FOLDER}/{folder}/{name}.js": text for name, text in made.items()
    }


def parts(made: dict[str, array]) -> Iterable[list[tuple[str, str]]]:
    """Yield the words of each file, with the steps from one number to the next as JSON."""
    part, size = [], 0
    for word in sorted(made):
        places = made[word]
        if size > RANGE:
            yield part
            part, size = [], 0
        steps = as_json([b - a for a, b in pairwise([0, *places])])
        part.append((word, steps))
        size += len(word) + len(steps)
    if part:
        yield part


def shown(item: Found) -> list[str]:
    """Return what is shown of an item: address, title, place, note and text, source."""
    text = item.text
    if not item.source and len(text) > EXCERPT:
        text = text[:EXCERPT].rsplit(" ", 1)[0] + " …"
    return [item.address, item.title, item.place, f"{item.note} {text}".strip(), item.source]


def called(name: str, text: str) -> str:
    """Return JSON as a script that hands it to the search."""
    return f"atajurtSearch({json.dumps(name)},{text})\n"


as_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
