"""A snippet: a reference as another program writes it (BibTeX, RIS, CSL-JSON), known by its contents."""

import re

from .. import pasted
from . import bib, csl, ris
from .snippet import Snippet, Unreadable

__all__ = ["Snippet", "Unreadable", "read"]

SIGNS = {ris: re.compile(r"^TY {1,2}- ?", re.M), bib: re.compile(r"^\s*@\s*\w+\s*[{(]", re.M)}
KINDS = "BibTeX begins with @, RIS with “TY  - ”, and CSL-JSON with { or ["


def read(data: bytes, name: str) -> list[Snippet]:
    """Return the references that a file holds; raises `Unreadable`, with a sentence, where it holds none.

    `name` is what messages call the file.
    """
    try:
        text = pasted.text(data, name)
    except ValueError as error:
        raise Unreadable(str(error)) from None
    form = csl if text.lstrip()[0] in "{[" else next((f for f, sign in SIGNS.items() if sign.search(text)), None)
    if form is None:
        raise Unreadable(f"{name} is no reference in a form known here: {KINDS}")
    found = form.read(text, name)
    if not found:
        raise Unreadable(f"{name} holds no reference: export it again, or paste it whole")
    return found
