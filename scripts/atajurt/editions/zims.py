"""A frozen site as a ZIM file, for the offline readers of Kiwix: searched by title and by every word."""

import hashlib
import html
import mimetypes
import os
import re
import struct
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from libzim.writer import Creator, Hint, Item, StringProvider

from ..card import mark
from ..exports.citing import GROUP
from .edition import Edition, read
from .frozen import FILE

TITLE = re.compile(r"<title>(.*?)</title>", re.S)
# Readers of ZIM files serve pages in ways of their own, to which “self” may not apply; and what asks engines on the web
# not to list a page would keep it out of the file's own search.
WEB_ONLY = re.compile(r'<meta (?:http-equiv="Content-Security-Policy"|name="robots")[^>]*>\n?')
ID, SUM_PLACE = slice(8, 24), slice(72, 80)  # in the header of a ZIM file (openZIM, ZIM file format, version 6)
INDEX = re.compile(rb"(\x0f\rXapian Glass..).{16}", re.S)  # the beginning of an index, which has a random number too
TYPES = {".bib": "application/x-bibtex", ".ris": "application/x-research-info-systems", ".ics": "text/calendar"}
ONLY_LEADS_ON = "go/"  # the folder of the short addresses
ABOUT = "A cited reference on a group in Kazakhstan and its appeals about Xinjiang"
PATIENCE = 1800  # seconds; a file of today's size takes three
LONGEST_TITLE, LONGEST_DESCRIPTION = 30, 80  # openZIM, Metadata


class Entry(Item):
    """A file of the site in a ZIM file; pages that only lead on are found by nobody who searches."""

    def __init__(self, path: str, data: bytes):
        super().__init__()
        self.path, self.data = path, data
        self.is_page = path.endswith(".html") and not path.startswith(ONLY_LEADS_ON)

    def get_path(self) -> str:
        """Return its path."""
        return self.path

    def get_title(self) -> str:
        """Return the title of a page without the name of the site; empty for any other file."""
        found = TITLE.search(self.data.decode("utf-8")) if self.is_page else None
        return html.unescape(found[1]).rpartition(" - ")[0] or html.unescape(found[1]) if found else ""

    def get_mimetype(self) -> str:
        """Return what kind of file it is."""
        suffix = Path(self.path).suffix
        return TYPES.get(suffix) or mimetypes.guess_type(self.path)[0] or "text/plain"

    def get_contentprovider(self) -> StringProvider:
        """Return what it holds."""
        return StringProvider(self.data)

    def get_hints(self) -> dict[Hint, bool]:
        """Tell whether readers look for it by its title."""
        return {Hint.FRONT_ARTICLE: self.is_page, Hint.COMPRESS: True}


def write(file: Path, site: Path, edition: Edition) -> None:
    """Write a frozen site as a ZIM file, in another process: where a disk is full, libzim may never come to an end.

    Raises `RuntimeError` where it cannot be written.
    """
    command = [sys.executable, "-m", __name__, str(file), str(site), str(edition), "" if edition.links else "nolinks"]
    path = os.pathsep.join([str(Path(__file__).parents[2]), os.environ.get("PYTHONPATH", "")])
    done = subprocess.run(
        command,
        env={**os.environ, "PYTHONPATH": path},
        stdout=subprocess.DEVNULL,  # libzim tells each of its steps
        stderr=subprocess.PIPE,
        text=True,
        timeout=PATIENCE,
    )
    if done.returncode:
        raise RuntimeError(f"libzim could not write {file.name}, perhaps for want of room: {done.stderr.strip()}")


def create(file: Path, site: Path, edition: Edition, told: dict[str, str], picture: bytes) -> None:
    """Write a frozen site as a ZIM file; `told` is what it says of itself, `picture` its mark, a PNG of 48 by 48."""
    with Creator(file).config_indexing(True, "eng").config_nbworkers(1) as creator:
        creator.set_mainpath(FILE)
        for path in sorted(path for path in site.rglob("*") if path.is_file()):
            name, data = path.relative_to(site).as_posix(), path.read_bytes()
            if name.endswith(".html") and not name.startswith(ONLY_LEADS_ON):
                data = WEB_ONLY.sub("", data.decode("utf-8")).encode("utf-8")
            creator.add_item(Entry(name, data))
        creator.add_illustration(48, picture)
        for name, text in told.items():
            creator.add_metadata(name, text.encode("utf-8"), "text/plain;charset=utf-8")
    name_by(edition, file)


def metadata(edition: Edition, site_name: str, about: str, scraper: str) -> dict[str, str]:
    """Return what a ZIM file says of itself; raises `ValueError` where title or description is too long for it."""
    told = {
        "Title": site_name,
        "Description": about,
        "Language": "eng",
        "Creator": site_name,
        "Publisher": site_name,
        "Date": str(edition.day),
        "Name": edition.name.replace(f"-{edition.version}", "_en", 1).replace("-nolinks", ""),
        "Flavour": "" if edition.links else "nolinks",
        "License": "CC-BY-4.0",
        "Scraper": scraper,
        "Tags": "_ftindex:yes;_category:other",
    }
    for name, longest in (("Title", LONGEST_TITLE), ("Description", LONGEST_DESCRIPTION)):
        if len(told[name]) > longest:
            raise ValueError(f"the {name.lower()} of a ZIM file may have {longest} characters: {told[name]}")
    return {name: text for name, text in told.items() if text}


def name_by(edition: Edition, file: Path) -> None:
    """Put the number that stands for the edition in the place of the random ones, and the sum of the file anew."""
    data = bytearray(INDEX.sub(lambda start: start[1] + edition.id.bytes, file.read_bytes()))
    data[ID] = edition.id.bytes
    (at,) = struct.unpack("<Q", data[SUM_PLACE])
    data[at:] = hashlib.md5(data[:at], usedforsecurity=False).digest()
    file.write_bytes(data)


def main(file: str, site: str, edition: str, variant: str) -> None:
    """Write a ZIM file, and end this process at once, whatever libzim still has to do."""
    try:
        one = replace(read(edition), links=not variant)
        create(Path(file), Path(site), one, metadata(one, GROUP, ABOUT, "scripts/edition.py"), mark(48))
    except (OSError, RuntimeError, ValueError) as error:
        print(error, file=sys.stderr, flush=True)
        os._exit(1)
    os._exit(0)


if __name__ == "__main__":
    main(*sys.argv[1:])
