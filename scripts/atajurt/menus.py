"""The menu: the part of mkdocs.yml that lists the pages, changed as text, so that comments and layout stay."""

import re

NAV = re.compile(r"^nav:[ \t]*(?:#.*)?\r?$", re.M)
LINE = re.compile(
    r"^(?P<indent> *)- (?:[^\n#]*: *)?[\"']?(?P<path>topics/[\w.-]+\.md)[\"']?[ \t]*(?:#[^\n]*)?\r?$", re.M
)
TOPICS = re.compile(r"^(?P<indent> *)- [\"']?Topics[\"']?: *\r?$", re.M)


def topics(text: str) -> list[str]:
    """Return the names of the topics in the menu, in its order."""
    return [match["path"].removeprefix("topics/").removesuffix(".md") for match in lines(text)]


def lines(text: str) -> list[re.Match]:
    """Return where the menu lists each topic."""
    nav = NAV.search(text)
    return list(LINE.finditer(text, nav.end())) if nav else []


def insert(text: str, path: str, after: str = "") -> str:
    """Return mkdocs.yml with a line for a topic after another topic, the last one where none is named.

    Raises `ValueError`, with a sentence, where there is no such place.
    """
    end = "\r\n" if "\r\n" in text else "\n"
    found = lines(text)
    named = next((match for match in found if match["path"] == f"topics/{after}.md"), None)
    if after and named is None:
        raise ValueError(f"the menu has no topic “{after}”; it has {', '.join(topics(text)) or 'none'}")
    if place := named or (found[-1] if found else None):
        indent = place["indent"]
    elif (nav := NAV.search(text)) and (place := TOPICS.search(text, nav.end())):
        indent = place["indent"] + "    "
    else:
        raise ValueError("mkdocs.yml has no menu with topics: below nav: it needs a line “  - Topics:”")
    at = place.end() - place[0].endswith("\r")
    return f"{text[:at]}{end}{indent}- {path}{text[at:]}"
