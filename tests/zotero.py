"""What Zotero makes of a page: the rules of its translators as far as they meet our pages, written anew in Python.

After "Embedded Metadata" and "RDF" (github.com/zotero/translators) and `parseContextObject` and `cleanAuthor`
(github.com/zotero/utilities), as read on 22 November 2026; nothing of their code is here.
"""

import re
from urllib.parse import unquote

ITEM_TYPES = (
    "webpage",
    "newspaperArticle",
    "magazineArticle",
    "journalArticle",
    "report",
    "blogPost",
    "document",
    "book",
)
HIGHWIRE = {
    "citation_title": "title",
    "citation_publication_date": "date",
    "citation_public_url": "url",
    "citation_language": "language",
}
INSIDE = ("journalArticle", "bookSection", "conferencePaper")  # whose rft.title is that of the whole


def clean_author(name: str, inverted: bool) -> dict[str, str]:
    """Return a name in two parts: at its comma, or else at its last space."""
    name = re.sub(r"  +", " ", re.sub(r"^[\s.,/\[\]:]+|[\s.,/\[\]:]+$", "", name))
    if inverted:
        last, _, first = name.partition(",")
    else:
        first, _, last = name.rpartition(" ")
    return {"lastName": last.strip(), "firstName": first.strip()}


def saved_page(page) -> dict:
    """Return what a page is saved as, from its meta tags."""
    tags = [(tag["name"], tag["content"]) for tag in page.select("head meta[name][content]")]
    core = {name.lower().removeprefix("dc."): value for name, value in tags if name.lower().startswith("dc.")}
    highwire = [(name, value) for name, value in tags if name.startswith("citation_")]
    guess = "journalArticle" if any(name == "citation_title" for name, _ in highwire) else "webpage"
    item = {"itemType": core["type"] if core.get("type") in ITEM_TYPES else guess}
    item |= {name: core[name] for name in ("title", "date", "language", "rights") if name in core}
    item |= {HIGHWIRE[name]: value for name, value in highwire if name in HIGHWIRE}
    authors = [value for name, value in highwire if name == "citation_author"] or [core.get("creator", "")]
    item["creators"] = [clean_author(author, "," in author) for author in authors if re.search(r"[^\s,-.;]", author)]
    return item


def saved_coins(title: str) -> dict:
    """Return what the title of a COinS span is saved as."""
    pairs = [part.split("=") for part in title.split("&")]
    item = {
        "creators": [],
        "itemType": {"dc": "webpage", "journal": "journalArticle"}[
            unquote(dict(pairs)["rft_val_fmt"]).rpartition(":")[2]
        ],
    }
    for key, value in ((key, unquote(value.replace("+", " "))) for key, value in pairs):
        if key == "rft_id" and value.startswith("info:doi"):
            item["DOI"] = value[9:]
        elif key == "rft.title":
            item["publicationTitle" if item["itemType"] in INSIDE else "title"] = value
        elif key in ("rft.au", "rft.creator"):
            item["creators"].append(clean_author(value, "," in value))
        elif key == "rft.type":
            item["itemType"] = value if value in ITEM_TYPES else item["itemType"]
        elif key == "rft.identifier" and re.match(r"https?://", value):
            item["url"] = value
        elif key in ("rft.source", "rft.date", "rft.language"):
            item[{"source": "publicationTitle"}.get(key[4:], key[4:])] = value
    return item
