"""Copies: how large those of an edition are, where they can be found, and with which key they are signed."""

from ..sizes import KINDS, words
from . import Views
from .frame import cell

NAMES = {"zip": "Folder (zip)", "html": "One page (HTML)", "zim": "For Kiwix (ZIM)", "epub": "Electronic book (EPUB)"}


def sizes(views: Views, page: str) -> str:
    """Return the table of sizes, with links to other sites and without."""
    known = {(size.kind, size.links): size for size in views.record.sizes}
    if not known:
        return "No copy has been measured yet; `make edition` does it."
    lines = ["| copy | with links | without |", "|---|---|---|"]
    for kind in KINDS:
        both = [words(known[kind, links].bytes) if (kind, links) in known else "" for links in (True, False)]
        lines.append(f"| {NAMES[kind]} | {both[0]} | {both[1]} |")
    first = views.record.sizes[0]
    return "\n".join([*lines, "", f"Edition {first.edition}, measured on {first.day} by `make edition`."])


def mirrors(views: Views, page: str) -> str:
    """Return the list of places where copies can be found; an address that only some programs open is no link."""
    if not views.record.mirrors:
        return "We know of no other place that keeps a copy yet."
    lines = ["| address | what is there | kept by | since |", "|---|---|---|---|"]
    for mirror in views.record.mirrors:
        address = f"<{mirror.address}>{{ rel=noreferrer }}" if mirror.is_web else f"`{mirror.address}`"
        lines.append(f"| {address} | {mirror.has} | {cell(mirror.by)} | {cell(mirror.since)} |")
    return "\n".join(lines)


def signing_key(views: Views, page: str) -> str:
    """Return how a signature is checked, or that there is none."""
    key = views.record.signing_key
    if not key:
        return "Editions are not signed yet: the sums find damage, and do not tell who made the files."
    program = "[minisign](https://jedisct1.github.io/minisign/){ rel=noreferrer }"
    return f"Editions are signed. {program} tells whether the list is ours:\n\n    minisign -Vm SHA256SUMS -P {key}"
