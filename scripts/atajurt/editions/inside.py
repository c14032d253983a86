"""Inside a copy: the links between its parts, and those of them that lead nowhere."""

import html
import posixpath
import re
from collections.abc import Collection, Mapping
from urllib.parse import unquote

LINK = re.compile(r'\s(?:href|src)="([^"]*)"|; url=([^"]+)"')
NAME = re.compile(r'\sid="([^"]*)"')
ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.I)


def broken(pages: Mapping[str, str], files: Collection[str]) -> list[str]:
    """Return each link of the pages, by their paths, that leads to none of the files or to no place in a page.

    A link is told as `page: link`. Links to other sites are not looked at.
    """
    names = {path: {html.unescape(name) for name in NAME.findall(text)} for path, text in pages.items()}
    known, found = set(files) | set(pages), []
    for path, text in pages.items():
        for link in dict.fromkeys(html.unescape(one or other) for one, other in LINK.findall(text)):
            if ELSEWHERE.match(link):
                continue
            target, _, name = link.partition("#")
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(target))) if target else path
            if target not in known or (name and target in names and unquote(name) not in names[target]):
                found.append(f"{path}: {link}")
    return found
