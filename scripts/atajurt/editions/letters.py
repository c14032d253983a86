"""Letters: the texts that lie beside the copies of an edition, and within them, for whoever finds one."""

import textwrap

from ..mirrors import Mirror
from ..sizes import Size, words
from .edition import Edition

README, MIRRORS = "README.txt", "MIRRORS.txt"
WIDTH = 88
USES = {
    "zip": "the site as a folder: unpack it and open index.html; search works",
    "html": "everything on one page, for any browser, on any device",
    "zim": "for Kiwix, on a phone or a computer; search works",
    "epub": "for readers of electronic books",
}
WITHOUT_LINKS = "Files with -nolinks in their names say the same; they name other sites and link none."
IN_FOLDER = "Open index.html in any browser. No network is needed, and nothing is asked of one."


def about(edition: Edition, site_name: str, address: str) -> str:
    """Return what is said of an edition wherever it is; `address` is the living site's, where that has one."""
    now = f" The site as it is now: {address}" if address else ""
    return f"This is edition {edition.version} of {site_name}, kept as it was on {edition.when}.{now}"


def short(edition: Edition, site_name: str, address: str) -> str:
    """Return the letter inside a folder of the site."""
    return letter(about(edition, site_name, address), IN_FOLDER, licence(edition))


def readme(edition: Edition, site_name: str, address: str, sizes: list[Size], key: str, signed: bool) -> str:
    """Return the letter beside the copies: which there are, and how to find out that nobody has altered them."""
    names = {(size.kind, size.links): size for size in sizes}
    rows = [
        f"{edition.name}.{kind:<5} {words(size.bytes):>8}  {USES[kind]}"
        for (kind, links), size in names.items()
        if links
    ]
    check = ["    sha256sum -c SHA256SUMS"] + ([f"    minisign -Vm SHA256SUMS -P {key}"] if signed else [])
    unaltered = (
        "To find out that no file was altered on its way, type in the folder where the files are:",
        "\n".join(check),
        "On a Mac write “shasum -a 256 -c SHA256SUMS”. On Windows “certutil -hashfile FILE SHA256” shows the sum of "
        "one file, to be compared by eye.",
        "The second command tells who signed the list. Take the key from another place than these files."
        if signed
        else "This list is not signed: the sums find damage, and tell nothing of who made the files.",
    )
    told = (about(edition, site_name, address), "\n".join(rows), WITHOUT_LINKS, *unaltered, licence(edition))
    return letter(*told, f"Other places where copies can be found are in {MIRRORS}.")


def licence(edition: Edition) -> str:
    """Return what may be done with an edition, and of which commit it is."""
    return (
        f"Commit: {edition.commit}\n"
        "Licence: text CC BY 4.0, code MIT. Quotations belong to their authors. You may copy this and hand it on."
    )


def mirrors(edition: Edition, known: tuple[Mirror, ...]) -> str:
    """Return the list of places where copies can be found."""
    if not known:
        return letter(
            f"No other place that keeps a copy of this site was known to it on {edition.when}.",
            "Whoever has these files can make one: they may be copied, handed on and put on any host.",
        )
    rows = [f"{mirror.address}\n    {mirror.has}, kept by {mirror.by}, since {mirror.since}" for mirror in known]
    return letter(f"Places with copies of this site, as known on {edition.when}:", *rows)


def letter(*parts: str) -> str:
    """Return paragraphs, their lines broken where they are long; what is set in lines stays so."""
    filled = (part if "\n" in part or part.startswith(" ") else textwrap.fill(part, WIDTH) for part in parts)
    return "\n\n".join(filled) + "\n"
