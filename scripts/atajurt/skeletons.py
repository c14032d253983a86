"""A skeleton: a new topic page with all its parts and nothing in them yet (`scripts/schema/topic.md`).

Each part has a comment that says what is to be written there; rule P023 tells of each one that is left.
"""

import re
from collections.abc import Mapping
from string import Template

import yaml

from . import schema
from .record import Record

# Names that the site, search engines or Windows take for something else.
RESERVED = re.compile(r"(?:index|404|search|sitemap|readme|con|prn|aux|nul|com\d|lpt\d)\Z")


def topic(answers: Mapping[str, str], name: str) -> str:
    """Return the text of a new topic page; `answers` has the fields of its front matter."""
    front = "\n".join(scalar(field, answers[field]) for field in schema.load("topic") if answers.get(field))
    title = answers["title"]
    heading = title if title.isascii() else f"{title} {{ #{name} }}"  # rule P005
    template = (schema.FOLDER / "topic.md").read_text("utf-8")
    return Template(template).substitute(front=front, heading=heading)


def scalar(name: str, value: str) -> str:
    """Return a field of front matter on one line, in quotation marks where YAML needs them."""
    return yaml.safe_dump({name: value}, allow_unicode=True, width=10_000).rstrip("\n")


def path(name: str) -> str:
    """Return the path of a topic below docs/."""
    return f"topics/{name}.md"


def fault(name: str, record: Record) -> str:
    """Return why a new topic cannot have a name; empty where it can."""
    here = path(name)
    addresses = {address.partition("#")[0] for address in record.published}
    withdrawn = {row.path for row in record.withdrawn if not row.name}
    if RESERVED.match(name):
        return f"“{name}” has a meaning of its own on the web or on some computers: choose another name"
    if here in record.pages or (record.root / record.docs / here).exists():
        return (
            f"{record.docs}/{here} is there already, and is never written over: choose another name, or edit that page"
        )
    if here in withdrawn:
        return (
            f"{here} was an address of this site and was withdrawn; an address is never used again: choose another name"
        )
    if here in addresses:
        return f"{here} was an address of this site, and is never given to another page: choose another name"
    return ""
