"""CSL-JSON, which Zotero and many sites give: plain JSON, whose shape is nobody's promise and is looked at first."""

import html
import json
import re
from typing import Any

from ..replies import imports
from .snippet import Snippet, Unreadable, make

TAG = re.compile(r"</?(?:i|b|em|strong|sup|sub|span)\b[^<>]*>")
DATES = ("issued", "accessed", "submitted", "original-date", "event-date", "available-date")


def read(text: str, name: str) -> list[Snippet]:
    """Return each item of a CSL-JSON text; raises `Unreadable` where it is not of that form."""
    try:
        data = json.loads(text)
    except (json.JSONDecodeError, RecursionError, ValueError) as error:
        where = f", line {error.lineno}, column {error.colno}" if isinstance(error, json.JSONDecodeError) else ""
        said = (
            error.msg if isinstance(error, json.JSONDecodeError) else "it is nested too deep, or has a strange number"
        )
        raise Unreadable(f"{name}{where}: this is not whole JSON ({said}): export or paste it again") from None
    if isinstance(data, dict) and isinstance(data.get("items"), list):
        data = data["items"]
    items = data if isinstance(data, list) else [data]
    for number, item in enumerate(items, 1):
        if not isinstance(item, dict) or not item.keys() & {"title", "URL", "DOI", "type", "container-title"}:
            raise Unreadable(
                f"{name}: item {number} is no reference: CSL-JSON has “title”, “author”, “issued” and others"
            )
    names = imports()["csl"] | {"author": ["author"]}
    return [make({str(field): value(str(field), item[field]) for field in item}, names) for item in items]


def value(field: str, found: Any) -> str:
    """Return a value as a text, whatever it is."""
    if field in DATES:
        return day(found)
    if isinstance(found, list) and found and all(isinstance(one, dict) for one in found):
        return " and ".join(filter(None, map(person, found)))
    if isinstance(found, list) and all(isinstance(one, str) for one in found):
        return "; ".join(found)
    if isinstance(found, dict | list):
        return "" if not found else json.dumps(found, ensure_ascii=False)[:300]
    return "" if found is None else html.unescape(TAG.sub("", str(found)))


def person(found: dict) -> str:
    """Return a person, family name first; a body in braces."""
    if found.get("literal"):
        return f"{{{found['literal']}}}"
    particles = (found.get("dropping-particle"), found.get("non-dropping-particle"), found.get("family"))
    family = " ".join(str(part) for part in particles if part)
    return ", ".join(str(part) for part in (family, found.get("suffix"), found.get("given")) if part)


def day(found: Any) -> str:
    """Return a date in EDTF from its parts; whatever else stands there as it is."""
    if not isinstance(found, dict):
        return str(found or "")
    parts = found.get("date-parts")
    try:
        ends = ["-".join(f"{int(part):02}" for part in end if str(part).strip()) for end in parts or ()]
    except (TypeError, ValueError):
        return str(parts)
    text = "/".join(filter(None, ends)) or str(found.get("raw") or found.get("literal") or "")
    season = str(found.get("season") or "")
    if season in ("1", "2", "3", "4") and re.fullmatch(r"\d{4}", text):
        text += f"-2{season}"
    return f"{text}~" if text and found.get("circa") else text
