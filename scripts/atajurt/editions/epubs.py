"""A book as an EPUB, which pandoc makes: for readers of electronic books, large print and reading aloud."""

import re
from pathlib import Path

import pypandoc

from .edition import Edition

DRAWING = re.compile(r"<svg\b.*?</svg>", re.S)  # says what the words beside it say; written for HTML, not for XML


def write(file: Path, edition: Edition, site_name: str, about: str, body: str, style: Path) -> None:
    """Write a book; it has its pictures in itself, so that nothing is fetched. Raises `RuntimeError` where it fails."""
    told = {
        "title": f"{site_name}, edition {edition.version}",
        "creator": site_name,
        "publisher": site_name,
        "date": str(edition.day),
        "lang": "en-GB",
        "identifier": edition.id.urn,
        "rights": "CC BY 4.0; quotations belong to their authors",
        "description": about,
    }
    options = ["--shift-heading-level-by=-1", "--split-level=2", "--toc", "--toc-depth=2"]
    options += [f"--css={style}", *(f"--metadata={name}:{text}" for name, text in told.items())]
    pypandoc.convert_text(
        DRAWING.sub("", body), "epub3", format="html-auto_identifiers", outputfile=file, extra_args=options
    )
