#!/usr/bin/env python3
"""Build the site with a second generator, Zensical, and compare what both make of every page.

    python scripts/canary.py             a table, and what differs; the exit status is 0 whatever differs
    python scripts/canary.py --strict    1 where anything differs, for a workflow that shows it and blocks nothing

`make canary` runs it where Zensical is installed, in `.venv-canary`. The second build has our Markdown, the pages
that are made at each build, and mkdocs.yml, but neither mkdocs-bibtex nor our hooks and templates: citations are
rendered by the Python-Markdown extension `atajurt.citation_links`. scripts/README.md says what it is good for.
"""

import argparse
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import atajurt.environment  # noqa: F401 (before all that must be installed)
import yaml
from atajurt import ready
from atajurt.citation_links import read_views
from atajurt.exports.files import files
from atajurt.problems import count
from atajurt.references import in_csl
from atajurt.renderings import PARTS, Rendering, differences, read_site
from atajurt.views import Views, relative
from atajurt.views.generated import PAGES
from atajurt.views.sources import source_pages
from yaml_env_tag import construct_env_tag

ROOT = Path(__file__).resolve().parent.parent
SHOWN = 20  # lines on what differs; more would hide the first
COLOUR = re.compile(r"\x1b\[[0-9;]*m")
LEFT_OUT = ("plugins", "hooks", "watch")  # of mkdocs.yml
ERROR = re.compile(r"^(?:[\w.]*Error|Aborted|panicked).*", re.M)
WARNING = re.compile(r"^Warning: (.+)\n.*\[ (\S+) \]", re.M)


class Settings(yaml.SafeLoader):
    """Reads mkdocs.yml as MkDocs does."""


Settings.add_constructor("!ENV", construct_env_tag)


@dataclass
class Build:
    """What one generator made: its pages, in how many seconds, and what it said; no pages where it failed."""

    name: str
    pages: dict[str, Rendering] = field(default_factory=dict)
    seconds: float = 0
    said: str = ""


def main(arguments: list[str] | None = None) -> int:
    """Build twice, and print what differs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--strict", action="store_true", help="exit with 1 where anything differs")
    strict = parser.parse_args(arguments).strict
    if importlib.util.find_spec("zensical") is None:
        sys.exit("canary: Zensical is not installed for this Python; run `make canary`, which sets up what it needs")
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        first = build("MkDocs", ROOT, folder / "first", "build", "--strict", "--site-dir", folder / "first")
        if not first.pages:
            sys.exit("canary: MkDocs cannot build the site, so there is nothing to compare; `make build` says why")
        write_project(ROOT, folder, read_views(ROOT))
        second = build("Zensical", folder, folder / "site", "build")
    found = compare(first, second)
    print("\n".join(report(first, second, found)))
    return 1 if strict and found else 0


def build(name: str, project: Path, site: Path, *arguments) -> Build:
    """Build a project with a generator that is installed for this Python."""
    command = [sys.executable, "-m", name.lower(), *map(str, arguments)]
    start = time.perf_counter()
    done = subprocess.run(
        command,
        cwd=project,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )
    seconds = time.perf_counter() - start
    return Build(name, {} if done.returncode else read_site(site), seconds, COLOUR.sub("", done.stdout))


def write_project(root: Path, folder: Path, views: Views) -> None:
    """Write what the second generator needs: pages and files of docs/, those that are made, and its settings."""
    shutil.copytree(root / views.record.docs, folder / "docs")
    bibliography = (root / views.record.bibliography).read_text("utf-8-sig")
    made = {path: "".join(make()) for path, make in files(views, bibliography, in_csl(bibliography), "").items()}
    for make in PAGES.values():
        made |= make(views)
    for key in views.record.sources:
        made |= source_pages(views, key)
    for path, text in made.items():
        (folder / "docs" / path).parent.mkdir(parents=True, exist_ok=True)
        addressed = ready.ADDRESS.sub(partial(address, path), text)  # it follows links in HTML too
        (folder / "docs" / path).write_text(addressed, "utf-8")
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(settings(root)), "utf-8")


def address(path: str, match: re.Match) -> str:
    """Return the address of a path below docs/ as a page writes it."""
    return relative(path, match[1])


def settings(root: Path) -> dict:
    """Return the settings of the second generator: those of mkdocs.yml but for what only MkDocs has, and ours."""
    given = yaml.load((root / "mkdocs.yml").read_text("utf-8"), Settings)
    kept = {name: value for name, value in given.items() if name not in LEFT_OUT}
    del kept["theme"]["custom_dir"]  # our templates are written for another engine
    kept["markdown_extensions"].append({"atajurt.citation_links": {"root": str(root)}})
    return kept | {"docs_dir": "docs", "site_dir": "site", "strict": False}  # what it built is compared in any case


def compare(first: Build, second: Build) -> list[str]:
    """Return in words what differs between two builds, page by page."""
    if not second.pages:
        said = ERROR.findall(second.said) or second.said.strip().split("\n")
        return [f"{second.name} built no page: {said[-1] or 'it said nothing'}"]
    found = []
    for path in sorted({*first.pages, *second.pages}):
        owners = [made.name for made in (first, second) if path in made.pages]
        if len(owners) == 1:
            found.append(f"{path}: only {owners[0]} has it")
        else:
            found += [f"{path}: {said}" for said in differences(first.pages[path], second.pages[path])]
    return found


def report(first: Build, second: Build, found: list[str]) -> list[str]:
    """Return the lines of the report: a verdict, a table, what differs, and what the second generator warns of."""
    both = (first, second)
    rows = [("", *(made.name for made in both)), ("---",) * 3, ("pages", *(f"{len(made.pages):,}" for made in both))]
    for part in PARTS:
        rows.append((part, *(f"{sum(len(page[part]) for page in made.pages.values()):,}" for made in both)))
    rows.append(("seconds", *(f"{made.seconds:.1f}" for made in both)))
    lines = [f"| {' | '.join(row)} |" for row in rows]
    lines += ["", *(f"- {said}" for said in found[:SHOWN])] if found else []
    lines += [f"- and {len(found) - SHOWN} more"] if len(found) > SHOWN else []
    warned = [f"- {path}: {said}" for said, path in WARNING.findall(second.said)]
    lines += ["", f"{second.name} warns of what {first.name} does not:", "", *warned[:SHOWN]] if warned else []
    verdict = f"{count(len(found), 'difference')} in what the pages show" if found else "both show the same record"
    return [f"**{first.name} and {second.name}: {verdict}.**", "", *lines]


if __name__ == "__main__":
    sys.exit(main())
