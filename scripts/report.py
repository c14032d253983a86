"""Measure what the site promises its readers, in a real browser, and print it beside the limits.

    python scripts/report.py            a table: promise, limit, measured
    python scripts/report.py --write    the same, and docs/about/measured.yml, from which the pages show it

Builds the site into a folder of its own and reads every page of it; no network is used. Takes some minutes.
Exit status: 0 all within the limits, 1 something is not, or could not be measured, and one sentence says what.
"""

import argparse
import datetime
import sys
import tempfile
from pathlib import Path

import yaml
from atajurt import refusing, writing
from atajurt.measured import renewed

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))  # the tests hold the site to the same measures

import built  # noqa: E402
import measures  # noqa: E402

TARGET = ROOT / "docs" / "about" / "measured.yml"
SIZES = ((390, 740), (1280, 800))


def main() -> int:
    """Build, measure, print; write where that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--write", action="store_true", help="write docs/about/measured.yml too")
    wanted = parser.parse_args()
    try:
        with tempfile.TemporaryDirectory() as folder:
            site = Path(folder) / "site"
            done = built.build_public(ROOT, site)
            if done.returncode:
                raise RuntimeError(f"The site does not build.\n{done.stderr}")
            with built.serve(site) as base, built.launch() as browser:
                found = measure(browser, base, site)
    except RuntimeError as error:
        print(f"report: {error}", file=sys.stderr)
        return 1
    width = max(len(row["promise"]) for row, _ in found)
    for row, kept in found:
        print(f"{'    ' if kept else 'NOT '}{row['promise']:<{width}}  {row['limit']:<18}  {row['found']}")
    if wanted.write:
        text = renewed(TARGET.read_text("utf-8"), [row for row, _ in found], datetime.date.today())
        writing.replace(TARGET, text.encode("utf-8"))
    return 0 if all(kept for _, kept in found) else 1


def measure(browser, base: str, site: Path) -> list[tuple[dict[str, str], bool]]:
    """Return each promise with its limit and what was measured, and whether it is kept."""
    return [
        *privacy(measures.crawl(browser, base, site), base, site),
        *weight(browser, base, site),
        *search(browser, base, site),
        *access(browser, base, site),
    ]


def row(part: str, promise: str, limit: str, found, kept: bool) -> tuple[dict[str, str], bool]:
    """Return one line of the report."""
    return {"part": part, "promise": promise, "limit": limit, "found": str(found)}, kept


def privacy(visit: measures.Visit, base: str, site: Path) -> list:
    """Return what one visit to all pages asked for and kept."""
    pages = len(measures.pages_of(site))
    elsewhere, kept = visit.elsewhere(base), {name: what for name, what in visit.kept.items() if what}
    said = f"{len(elsewhere)} of {len(visit.asked)} requests, on {pages} pages"
    yield row("privacy", "Requests to any other host", "0", said, not elsewhere)
    names = ", ".join(kept) or "0"
    yield row("privacy", "Cookies, storage, databases, caches, workers", "0", names, not kept)
    refused = len(visit.refused)
    yield row("privacy", "Refused by the content security policy", "0", refused, not refused)


def weight(browser, base: str, site: Path) -> list:
    """Return the weight of a first view of each kind of page."""
    views = {kind: measures.first_view(browser, base, address) for kind, address in measures.KINDS.items()}
    sizes = {kind: sum(measures.sent(site, asked) for asked in views[kind]) for kind in views}
    kind = max(sizes, key=sizes.get)
    said = f"{sizes[kind] / 1000:.1f} kB ({kind}); {min(sizes.values()) / 1000:.1f} kB the lightest"
    yield row("weight", "First view, all files, compressed", "60 kB", said, sizes[kind] < 60_000)
    most = max(len(asked) for asked in views.values())
    yield row("weight", "Files that a first view asks for", "4", most, most <= 4)
    every = [(kind, size) for kind in measures.KINDS for size in SIZES]
    same = 0
    for name, size in every:
        whole, first = measures.first_screens(browser, base, site, measures.KINDS[name], size)
        same += whole == first
    said = f"{same} of {len(every)} pictures of first screens"
    yield row("weight", "Same first screen from the first 14 kB alone", "all", said, same == len(every))


def search(browser, base: str, site: Path) -> list:
    """Return what search fetches and finds."""
    queries = yaml.safe_load((ROOT / "tests" / "site" / "queries.yml").read_text("utf-8"))
    with measures.Search(browser, base) as opened:
        opened.ask("Bilash")
        fetched = [asked.removeprefix(base) for asked in opened.visit.asked]
        size = sum(measures.sent(site, asked) for asked in fetched)
        found = [(query, measures.first_pages(opened.ask(query["query"]))) for query in queries]
    said = f"{size / 1000:.1f} kB in {len(fetched)} files"
    yield row("search", "Fetched for a first search, compressed", "250 kB", said, size < 250_000)
    right = {id(query) for query, pages in found if set(pages) & set(query["pages"])}
    for kinds, promise, least in (
        (("spelling", "typo"), "Spellings, scripts and typing mistakes", 1.0),
        (("subject", "site"), "Plain questions", 0.85),
    ):
        asked = [query for query in queries if query["kind"] in kinds]
        hit = sum(id(query) in right for query in asked)
        said = f"{hit} of {len(asked)}"
        yield row(
            "search", f"{promise}: right page in the first three", f"{least:.0%}", said, hit >= least * len(asked)
        )


def access(browser, base: str, site: Path) -> list:
    """Return what keeps people out."""
    wrong = measures.axe_everywhere(browser, base, measures.pages_of(site))
    said = f"{len(wrong)} on {len(measures.pages_of(site))} pages"
    widths = ", ".join(str(width) for width in measures.WIDTHS)
    yield row(
        "access",
        f"Found wrong by axe-core on every page; on each kind light and dark, {widths} px wide",
        "0",
        said,
        not wrong,
    )
    for scheme in ("light", "dark"):
        least = min(measures.contrasts(browser, base, scheme).values())
        yield row("access", f"Least contrast of text, {scheme}", "7 : 1", f"{least:.1f} : 1", least >= 7)
    context = browser.new_context(viewport={"width": 320, "height": 256})
    page, wide = context.new_page(), []
    for address in measures.pages_of(site):
        page.goto(base + address)
        wide += [address] if page.evaluate("document.documentElement.scrollWidth") > 320 else []
    context.close()
    yield row("access", "Pages that scroll sideways at 320 px (400 %)", "0", len(wide), not wide)


if __name__ == "__main__":
    sys.exit(refusing.run("report", main, "nothing was written"))
