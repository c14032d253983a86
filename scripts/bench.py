#!/usr/bin/env python3
"""Measure what our part of the site costs, on invented pages, against the same pages without it.

    python scripts/bench.py                 10, 100 and 1,000 pages; the stock plugin up to 100
    python scripts/bench.py 100 3000        other numbers of pages
    python scripts/bench.py --stock 1000    the stock plugin up to so many pages; with a CSL style that takes long
    python scripts/bench.py --write         the same, and the rows of docs/about/measured.yml that pages show

Each is built in turn, several times, in a process and into a folder of its own, so that a machine whose speed changes
is the same for all, of every number of pages; medians are printed. The stock plugin is built once where it takes long.
The floor is the same text without citations, built by MkDocs and Material as they come, with their search; "written
out" has each citation as a footnote that somebody typed. Ours is everything: the check, the pages of sources and of the
reference, the data, the search. In turn with these, pages of ours are changed while the site is served, and waited for.

Exit status: 0 all within the limits, 1 not.
"""

import argparse
import datetime
import gzip
import math
import os
import shutil
import statistics
import sys
import tempfile
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from atajurt import rebuilds, refusing, writing
from atajurt.corpus import Corpus, path_of, uncited, unnamed, written_out
from atajurt.exports.statements import page_address
from atajurt.measured import renewed
from atajurt.processes import Run, run

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "docs" / "about" / "measured.yml"
STOCK = """site_name: Invented
theme: {name: material, font: false, features: [navigation.prune]}
markdown_extensions:
  [abbr, admonition, attr_list, def_list, footnotes, md_in_html, tables, toc: {permalink: true}, smarty,
   pymdownx.superfences, pymdownx.details]
"""
BIBTEX = "plugins: [search, {bibtex: {bib_file: bibliography.bib, enable_inline_citations: false%s}}]\n"
FLOOR, TYPED, PLUGIN, CSL, OURS, CHECK = "floor", "written out", "stock", "stock, CSL", "ours", "check"
EDIT = "ours, one edit served"
OTHERS = {  # how a page is written for each, and the plugins
    FLOOR: (uncited, "plugins: [search]\n"),
    TYPED: (written_out, "plugins: [search]\n"),
    PLUGIN: (unnamed, BIBTEX % ""),
    CSL: (unnamed, BIBTEX % ", csl_file: outlet-year.csl"),
}
AT, RATIO, LEAST, MEMORY = 1000, 1.25, 10, 400  # pages; × the floor; × as fast as the plugin with CSL; MiB
SHARE = 0.1  # of a clean build, for an edit
LONG = 100  # pages; from there the stock plugin takes minutes
SITE = "built-1"  # the folder of what is built, the first time
# What Python compiles the first time may stay, as it does for everybody.
SETTINGS = {"NO_MKDOCS_2_WARNING": "1", "PYTHONDONTWRITEBYTECODE": ""}


def main() -> int:
    """Build, measure, print; write where that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", nargs="*", type=int, default=[10, 100, AT], help="numbers of pages")
    parser.add_argument("--stock", type=int, default=100, help="the stock plugin up to so many pages")
    parser.add_argument("--runs", type=int, default=3, help="how often each is built")
    parser.add_argument("--write", action="store_true", help="write docs/about/measured.yml too")
    wanted = parser.parse_args()
    numbers = list(dict.fromkeys(wanted.pages))
    # What is built stays until all is measured: for minutes, ext4 gives a new file none of the numbers that were just
    # freed, and looks at each of them first. A site built after another was deleted took three times the system's time.
    with tempfile.TemporaryDirectory() as folder:
        found = measure(Path(folder), numbers, wanted.stock, wanted.runs)
        sizes = {pages: weigh(Path(folder, str(pages), OURS, SITE)) for pages in numbers}
    print("| pages | what | seconds | of all cores | × floor | ms a page | MiB |\n|---|---|---|---|---|---|---|")
    for pages in numbers:
        for name, took in found[pages].items():
            ratio = took.clock / found[pages][FLOOR].clock
            each = took.clock / pages * 1000
            memory = f"{took.memory:.0f}" if took.memory else "–"
            said = f"{took.clock:.1f} | {took.cores:.1f} | {ratio:.2f} | {each:.1f} | {memory}"
            print(f"| {pages:,} | {name} | {said} |")
    print("\n| pages | files | first view, kB | first search, kB | largest page, kB |\n|---|---|---|---|---|")
    for pages, row in sizes.items():
        print(f"| {pages:,} | {' | '.join(row)} |")
    told = list(promises(found, sizes))
    print(
        "\n"
        + "\n".join(
            f"{'    ' if kept else 'NOT '}{promise}: {said} (limit {limit})" for promise, limit, said, kept in told
        )
    )
    if wanted.write:
        write(told)
    return 0 if all(kept for *_, kept in told) else 1


def measure(folder: Path, numbers: list[int], stock: int, runs: int) -> dict[int, dict[str, Run]]:
    """Return the medians of building invented sites of these numbers of pages below a folder, and of the check.

    All numbers are built in each turn, since a machine may be slower for minutes.
    """
    commands = {pages: dict(prepare(folder / str(pages), pages, stock)) for pages in numbers}
    taken = {pages: {name: [] for name in (*commands[pages], EDIT)} for pages in numbers}
    for turn in range(runs + 1):
        for pages in numbers:
            print(f"bench: turn {turn} of {runs}, {pages:,} pages", file=sys.stderr)
            for name, took in measure_once(folder / str(pages), pages, commands[pages], turn):
                taken[pages][name].append(took)
    return {pages: {name: median(every) for name, every in named.items()} for pages, named in taken.items()}


def measure_once(folder: Path, pages: int, commands: dict[str, list[str]], turn: int) -> Iterator[tuple[str, Run]]:
    """Yield what each takes in a turn: in turn 0, which is not timed, also memory. What takes long is built then alone,
    and timed.
    """
    for name, command in commands.items():
        once = name in (PLUGIN, CSL) and pages > LONG
        if once and turn:
            continue
        settle()  # or what the last one wrote takes its time from this one
        into = [] if name == CHECK else ["--site-dir", f"built-{turn + 1}"]
        project = folder / (OURS if name == CHECK else name)
        took = run(command + into, project, weighed=turn == 0 and not once, **SETTINGS)
        if took.failed:
            raise RuntimeError(f"{name}, {pages} pages, does not build.\n{took.failed[-2000:]}")
        yield name, took
    settle()
    served = folder / f"served-{turn + 1}"
    served.mkdir()
    yield EDIT, Run(rebuilds.shown_after(folder / OURS, edits(folder / OURS, pages), served), 0, 0)


def settle() -> None:
    """Wait until all that was written is on the disk, where a system can tell."""
    getattr(os, "sync", lambda: None)()


def edits(project: Path, pages: int) -> Iterator[rebuilds.Edit]:
    """Yield changes of a cited sentence on pages in several parts of an invented site of so many pages."""
    for part in (1, 2, 3):
        path = path_of(pages * part // 4)
        page, words = project / "docs" / path, "once wrote in"
        text = page.read_text("utf-8").replace(" wrote in", f" {words}", 1)
        yield rebuilds.Edit(page, page_address(path), text, words)


def prepare(folder: Path, pages: int, stock: int):
    """Write the sites to build; yield the name of each and the command that builds it."""
    corpus = Corpus(pages, max(1, pages * 6 // 10))
    texts = dict(corpus.files())
    build = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    for name, (written, plugins) in OTHERS.items():
        if name in (FLOOR, TYPED) or pages <= stock:
            topics = {path: written(text) for path, text in texts.items() if path.startswith("docs/topics/")}
            style = (ROOT / "scripts" / "outlet-year.csl").read_text("utf-8")
            more = {
                "docs/index.md": "# The whole\n",
                "bibliography.bib": texts["bibliography.bib"],
                "outlet-year.csl": style,
            }
            fill(folder / name, topics | more | {"mkdocs.yml": STOCK + plugins + corpus.menu(alone=True)})
            yield name, build[:-1] if name in (PLUGIN, CSL) else build  # its warnings name no page
    invent(folder / OURS, corpus)
    yield OURS, build
    yield CHECK, [sys.executable, "scripts/check.py"]


def invent(folder: Path, corpus: Corpus) -> None:
    """Write an invented site below a folder, with our settings and our scripts."""
    settings = (ROOT / "mkdocs.yml").read_text("utf-8").partition("# Navigation")[0]
    shutil.copytree(ROOT / "scripts", folder / "scripts", ignore=shutil.ignore_patterns("__pycache__"))
    fill(folder, dict(corpus.files()) | {"mkdocs.yml": settings + corpus.menu()})


def fill(folder: Path, texts: dict[str, str]) -> None:
    """Write texts below a folder, by path."""
    for path, text in texts.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")


def median(runs: list[Run]) -> Run:
    """Return the medians of several runs, but of the first, if there are others; and the memory of that."""
    clock, cores = (statistics.median(getattr(took, name) for took in runs[1:] or runs) for name in ("clock", "cores"))
    return Run(clock, cores, runs[0].memory)


def weigh(site: Path) -> list[str]:
    """Return how many files a site has, and in kB as sent a first view of a topic, a first search, the largest page."""
    pages = [file for file in site.rglob("*.html") if site / "go" not in file.parents]
    first = [
        site / "topics" / "page-00001" / "index.html",
        *(site / "assets").glob("site.*"),
        site / "assets" / "icon.svg",
    ]
    index = next(path for path in (site / "search").iterdir() if path.is_dir())
    parts = {kind: max(index.glob(f"{kind}-*.js"), key=lambda file: file.stat().st_size) for kind in ("words", "texts")}
    search = [*(site / "assets").glob("search.*"), site / "search" / "index.js", parts["words"], *[parts["texts"]] * 5]
    largest = max(pages, key=lambda file: file.stat().st_size)
    kilobytes = (sum(map(sent, files)) / 1000 for files in (first, search, [largest]))
    return [f"{sum(1 for file in site.rglob('*') if file.is_file()):,}", *(f"{size:.1f}" for size in kilobytes)]


def sent(file: Path) -> int:
    """Return how many bytes a file has as it is sent."""
    return len(gzip.compress(file.read_bytes(), 6))


def promises(found: dict[int, dict[str, Run]], sizes: dict[int, list[str]]):
    """Yield what is promised, the limit, what was measured, and whether it is kept, as far as the sizes tell."""
    for other in (FLOOR, TYPED) if AT in found else ():
        ratio = found[AT][OURS].clock / found[AT][other].clock
        names = {FLOOR: "the same text without citations", TYPED: "the same text with citations typed as footnotes"}
        yield f"Building {AT:,} pages, against {names[other]}", f"{RATIO} ×", at_most(ratio), ratio <= RATIO
    for pages, rows in found.items():
        if CSL in rows:
            ratio = rows[CSL].clock / rows[OURS].clock
            yield (
                f"Building {pages:,} pages, against mkdocs-bibtex with a CSL style",
                f"{LEAST} × as fast" if pages >= AT else "none",  # pandoc and Python take their time to start
                f"{ratio:.1f} × as fast",
                ratio >= LEAST or pages < AT,
            )
    if AT in found:
        share = found[AT][EDIT].clock / found[AT][OURS].clock
        yield (
            f"An edit that is served, of {AT:,} pages, against a clean build",
            f"{SHARE} ×",
            at_most(share),
            share <= SHARE,
        )
    sized = sorted(pages for pages in found if pages >= 100)
    for fewer, more in pairwise(sized):
        each = [found[pages][OURS].clock / pages for pages in (fewer, more)]
        yield (
            f"Cost of a page, {more:,} pages against {fewer:,}",
            "1 ×",
            at_most(each[1] / each[0]),
            each[1] <= each[0],
        )
    most = max(found)
    memory = found[most][OURS].memory
    yield f"Memory for {most:,} pages, all processes", f"{MEMORY} MiB", f"{memory:,.0f} MiB", memory <= MEMORY
    yield f"First view of a topic among {most:,}", "60 kB", f"{sizes[most][1]} kB", float(sizes[most][1]) < 60


def at_most(ratio: float) -> str:
    """Return a ratio of which less is better, rounded up: what is a little too much must not look kept."""
    return f"{math.ceil(ratio * 100) / 100:.2f} ×"


def write(told: list[tuple[str, str, str, bool]]) -> None:
    """Put these rows in place of those of the last time."""
    rows = [{"part": "speed", "promise": promise, "limit": limit, "found": said} for promise, limit, said, _ in told]
    text = renewed(TARGET.read_text("utf-8"), rows, datetime.date.today())
    writing.replace(TARGET, text.encode("utf-8"))


if __name__ == "__main__":
    sys.exit(refusing.run("bench", main, "nothing was written"))
