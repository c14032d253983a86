#!/usr/bin/env python3
"""Make an edition: the site as it is at this commit, in copies that can be kept, handed on and read without a network.

    python scripts/edition.py 2026.12               into editions/2026.12/
    python scripts/edition.py 2026.12 --key FILE    signed with a secret key of minisign; MINISIGN_KEY names one too

With links to other sites and without, each as a zip of the whole site, one HTML page, a ZIM file for Kiwix and an
EPUB; beside them the sums of all files. SITE_URL is the address of the living site, if it has one. The sizes go into
docs/about/editions.yml, from which the page on copies shows them. The same commit gives the same bytes. An edition
appears whole or not at all. Exit status: 0 made, 2 not, and one sentence says why, 130 stopped.
"""

import argparse
import datetime
import os
import shutil
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import atajurt.environment  # noqa: F401 (before all that must be installed)
import yaml
from atajurt import refusing, writing
from atajurt.editions import letters, shelf, signatures, sums
from atajurt.editions.commits import head, lay_out
from atajurt.editions.edition import VERSION, Edition
from atajurt.exports.citing import GROUP
from atajurt.record import Record, read_record
from atajurt.refusing import Refused
from atajurt.sizes import Size, words

try:
    from atajurt.editions import variants
except ImportError as missing:
    sys.exit(f"edition: {missing.name} is not installed: run `make edition`, or first python3 scripts/setup.py --tests")

ROOT = Path(__file__).resolve().parent.parent
SIZES = "docs/about/editions.yml"
HEAD = "# How large the copies of an edition are. Written by `make edition`; do not edit.\n"


def main(arguments: list[str] | None = None) -> int:
    """Run the command, and return the exit status."""
    options = parse(arguments)
    return refusing.run("edition", lambda: make(options))


def parse(arguments: list[str] | None) -> argparse.Namespace:
    """Return the options of the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("version", nargs="?", default="", help="which edition: its year and month, as 2026.12")
    parser.add_argument(
        "--key", metavar="FILE", default=os.environ.get("MINISIGN_KEY", ""), help="secret key to sign with"
    )
    parser.add_argument("--root", type=Path, default=ROOT, help=argparse.SUPPRESS)
    return parser.parse_args(arguments)


def make(options: argparse.Namespace) -> int:
    """Make the edition, say where it is and how it is checked, and return the exit status."""
    root, version = options.root.resolve(), options.version
    if not VERSION.fullmatch(version):
        said = f"“{version}” is no edition" if version else "say which edition"
        raise Refused(f"{said}: write its year and month, as make edition VERSION=2026.12")
    commit, time = head(root, apart_from=SIZES)
    edition = Edition(version, time.date(), commit)
    editions, record = root / "editions", read_record(root)
    public = record.signing_key
    if options.key and not public:
        raise Refused("to sign, put the public key at docs/about/minisign.pub, where readers find it, and commit it")
    keep_others(editions / version, edition)
    os.environ["SOURCE_DATE_EPOCH"] = str(int(time.timestamp()))  # heeded by pandoc
    with shelf.making(editions, version) as folder:
        sizes = fill(folder, edition, root, record, bool(options.key))
        if options.key:
            told = f"{GROUP}, edition {version}, commit {commit}"
            signatures.sign(folder / sums.NAME, Path(options.key), public, told)
        rows = yaml.safe_dump([vars(size) for size in sizes], allow_unicode=True, sort_keys=False, width=200)
        writing.replace(root / SIZES, (HEAD + rows).encode("utf-8"))
    tell(editions / version, public if options.key else "")
    return 0


def keep_others(folder: Path, edition: Edition) -> None:
    """Raise `Refused` where an edition of that name stands that is of another commit: people may have cited it."""
    letter = folder / letters.README
    if folder.exists() and not (letter.is_file() and edition.commit in letter.read_text("utf-8")):
        raise Refused(
            f"editions/{folder.name} is there, and of another commit: an edition that was given out stays as it is. "
            "Choose the name of another month, or remove that folder if nobody has it yet"
        )


def fill(folder: Path, edition: Edition, root: Path, record: Record, signed: bool) -> list[Size]:
    """Put all copies into a folder, the letters and the sums; return the sizes of the copies."""
    project, address = folder / ".project", os.environ.get("SITE_URL", "")
    address = address if not address or address.endswith("/") else f"{address}/"
    lay_out(root, edition.commit, project)
    both = [edition, replace(edition, links=False)]
    orders = [variants.Order(one, project, folder, address, record.mirrors) for one in both]
    print(f"edition: {edition.version}, of commit {edition.short}; this takes about a minute …", flush=True)
    with ThreadPoolExecutor(2) as pool:  # most of the time passes in MkDocs and pandoc
        made = list(pool.map(variants.make, orders))
    for inner in folder.glob(".*"):
        shutil.rmtree(inner)
    sizes = [size(folder / name, one, edition) for one in made for name in one.files]
    letter = letters.readme(edition, GROUP, address, sizes, record.signing_key, signed)
    (folder / letters.README).write_text(letter, "utf-8")
    (folder / letters.MIRRORS).write_text(letters.mirrors(edition, record.mirrors), "utf-8")
    (folder / sums.NAME).write_text(sums.sums(folder), "utf-8")
    return sizes


def size(file: Path, variant: Edition, edition: Edition) -> Size:
    """Return how large a copy is."""
    today = datetime.date.today()
    day = f"{today.day} {today:%B} {today.year}"
    return Size(file.suffix[1:], variant.links, file.stat().st_size, edition.version, day)


def tell(folder: Path, key: str) -> None:
    """Say what was made, and how anybody can check it."""
    for file in sorted(file for file in folder.iterdir() if file.is_file()):
        print(f"  {words(file.stat().st_size):>8}  {file.name}")
    print(f"edition: it is in editions/{folder.name}/; its sizes are in {SIZES}, for the page on copies: commit that.")
    print("edition: to check it, in that folder:\n  sha256sum -c SHA256SUMS")
    if key:
        print(f"  minisign -Vm SHA256SUMS -P {key}")
    else:
        print("edition: it is not signed; to sign it, run this again with --key FILE, a key that `minisign -G` makes.")


if __name__ == "__main__":
    sys.exit(main())
