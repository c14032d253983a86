#!/usr/bin/env python3
"""Measure how the check grows with the site, on invented pages.

    python scripts/bench.py              100, 1,000 and 5,000 pages of 15 citations each
    python scripts/bench.py 10 100       other numbers of pages

Each size is checked three times in a process of its own; the median is printed, and what a page costs, so that
growth shows: it is linear where the last column stays the same.
"""

import argparse
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

CHECK = Path(__file__).resolve().parent / "check.py"
NAMES = CHECK.parent.parent / "docs" / "reference" / "names.yml"
LISTS = {  # the lists without which a part of the check would be off
    "docs/about/published.txt": "",
    "docs/about/withdrawn.yml": "[]",
    "docs/about/risk.yml": "[]",
    "docs/about/changes.yml": "[]",
    "docs/about/measured.yml": "[]",
    "docs/reference/people.yml": "[]",
    "docs/reference/places.yml": "[]",
    "docs/reference/figures.yml": "[]",
    "docs/reference/disagreements.yml": "[]",
    "scripts/schema/waivers.yml": "[]",
    "mkdocs.yml": "site_name: Invented",
}
RUNS = 3
ENTRY = """@article{{source{number:05d},
  title      = {{{{Title {number}}}}},
  journal    = {{Outlet {number}}},
  date       = {{2020-01-01}},
  langid     = {{english}},
  keywords   = {{further-reading}},
  kind       = {{news}},
  extent     = {{whole}},
  paragraphs = {{40}},
  annotation = {{Invented.}},
}}
"""


def main(arguments: list[str] | None = None) -> int:
    """Print a table of sizes and times."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", nargs="*", type=int, default=[100, 1000, 5000], help="numbers of pages")
    print("| pages | citations | seconds | ms a page | peak MiB |\n|---|---|---|---|---|")
    for pages in parser.parse_args(arguments).pages:
        with tempfile.TemporaryDirectory() as folder:
            write_site(Path(folder), pages)
            seconds = statistics.median(check_once(Path(folder)) for _ in range(RUNS))
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        print(f"| {pages:,} | {pages * 15:,} | {seconds:.2f} | {seconds / pages * 1000:.2f} | {peak:.0f} |")
    return 0


def check_once(folder: Path) -> float:
    """Return how long one check takes, in seconds."""
    start = time.perf_counter()
    done = subprocess.run([sys.executable, CHECK, "--root", folder], capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"bench: the invented site does not pass:\n{done.stdout[:2000]}{done.stderr}")
    return time.perf_counter() - start


def write_site(folder: Path, pages: int) -> None:
    """Write an invented site: pages of about 800 words with 15 citations, and a source for every ten pages."""
    sources = max(1, pages // 10)
    (folder / "docs" / "topics").mkdir(parents=True)
    (folder / "bibliography.bib").write_text("\n".join(ENTRY.format(number=n) for n in range(sources)), "utf-8")
    for path, text in LISTS.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    names = re.sub(r", latest: [\w-]+", "", NAMES.read_text("utf-8"))  # its sentences are invented ones
    (folder / "docs" / "reference" / "names.yml").write_text(names, "utf-8")
    for number in range(pages):
        (folder / "docs" / "topics" / f"page-{number:05d}.md").write_text(page(number, sources), "utf-8")


def page(number: int, sources: int) -> str:
    """Return an invented page that passes every rule."""
    said = [
        f"Serikzhan Bilash wrote in Almaty that item {number} of part {part} was open for a long while in 2019 "
        f'[@source{(number + part) % sources:05d}, para. {part + 1}]{{ #s-{number}-{part} when="2019" }}.'
        for part in range(15)
    ]
    filler = "\n".join(["Then the long day went on as such days do, and nobody wrote of it any more at all."] * 9)
    sections = "\n\n".join(
        f"## Part {at + 1}\n\n" + "\n".join(said[at * 5 : at * 5 + 5]) + f"\n{filler}" for at in range(3)
    )
    return (
        f"---\ntitle: The page {number}\n"
        f"description: The invented page number {number} of an invented site, for measuring only.\n"
        f"---\n\n# The page {number}\n\n## In brief\n\nWords.\n\n{sections}\n\n## Official positions\n\nWords.\n\n"
        "## Where sources disagree\n\nWords.\n\n## What is not known\n\nWords.\n\n## Questions for class\n\nWords.\n"
    )


if __name__ == "__main__":
    sys.exit(main())
