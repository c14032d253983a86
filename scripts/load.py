"""Measure what visits weigh and what one web server serves, for the page that says what readers cost.

    python scripts/load.py            print the amounts
    python scripts/load.py --write    the same, and put them into docs/contribute/reckoning.yml

Builds the site twice, the second time with one sentence changed, serves it with nginx on this machine, set up as the
guide says, and asks for it with wrk for some seconds. Nothing leaves the machine. Exit status: 0 measured, 1 something
is missing or was not answered, and one sentence says what.
"""

import argparse
import datetime
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import yaml
from atajurt import writing
from atajurt.reckoning import read_amounts

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))  # the tests run the same servers

import built  # noqa: E402
import debian  # noqa: E402
import measures  # noqa: E402
import webservers  # noqa: E402
from folders import contents, copy_project  # noqa: E402

TARGET = ROOT / "docs" / "contribute" / "reckoning.yml"
HEAD = (
    "# What readers cost: amounts. Rows with a day are measured and written by `make load`; change the others as you "
    "like.\n"
)
CHANGED = ("docs/topics/history.md", " in Almaty ", " there in Almaty ")
SECONDS, READERS = 5, 16
SCRIPT = """
local paths, at = {{{paths}}}, 0
function request()
  at = at % #paths + 1
  return wrk.format("GET", paths[at], {{["Accept-Encoding"] = "gzip"}})
end
function done(summary, latency)
  local e = summary.errors
  print(string.format('{{"rate": %.0f, "slowest": %.1f, "errors": %d}}', summary.requests / summary.duration * 1e6,
    latency:percentile(99) / 1000, e.connect + e.read + e.write + e.status + e.timeout))
end
"""


def main() -> int:
    """Measure and print; write where that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="put the amounts into docs/contribute/reckoning.yml")
    wanted = parser.parse_args()
    try:
        with tempfile.TemporaryDirectory() as folder:
            found = measure(Path(folder))
    except RuntimeError as error:
        print(f"load: {error}", file=sys.stderr)
        return 1
    for name, (amount, what) in found.items():
        print(f"{name:<15} {amount:>12,}  {what}")
    if wanted.write:
        write(found)
    return 0


def write(found: dict[str, tuple[float, str]]) -> None:
    """Put what was measured in the place of what was measured before, after what is assumed."""
    now = datetime.date.today()
    assumed = [row for row in read_amounts(TARGET.read_text("utf-8")) if not row.day]
    rows = [{"name": row.name, "amount": row.amount, "what": row.what} for row in assumed]
    day = f"{now.day} {now:%B} {now.year}"
    rows += [{"name": name, "amount": amount, "what": what, "day": day} for name, (amount, what) in found.items()]
    text = HEAD + yaml.safe_dump(rows, allow_unicode=True, sort_keys=False, width=200)
    writing.replace(TARGET, text.encode("utf-8"))


def measure(folder: Path) -> dict[str, tuple[float, str]]:
    """Return each amount that is measured, and what it is of, by its name."""
    project = copy_project(ROOT, folder / "project")
    site, edited = folder / "site", folder / "edited"
    build(project, site)
    edit(project)
    build(project, edited)
    guide = (ROOT / "docs" / "contribute" / "hosting.md").read_text("utf-8")
    block = webservers.examples(guide, "server {")[0]
    (folder / "nginx").mkdir()
    with webservers.nginx(block, site, "/", folder / "nginx") as host, built.launch() as browser:
        found = visits(host, site, browser) | changes(host, site, edited)
        paths = [path for kind in measures.KINDS.values() for path in measures.first_view(browser, host.address, kind)]
        for name, words in (("", "compressed as it is sent"), ("-packed", "compressed beforehand")):
            if name:
                webservers.pack(guide, site)
            told = ask(host, sorted(set(paths)), folder)
            found[f"rate{name}"] = told["rate"], f"Requests that one core answers, {words}"
            found[f"slowest{name}"] = told["slowest"], f"Within which 99 of 100 of them are answered, {words}"
    return found


def build(project: Path, into: Path) -> None:
    """Build the site as it is published; raises `RuntimeError` with what the build said where it fails."""
    done = built.build_public(project, into)
    if done.returncode:
        raise RuntimeError(f"The site does not build.\n{done.stderr}")


def edit(project: Path) -> None:
    """Change one sentence of the project."""
    path, old, new = CHANGED
    text = (project / path).read_text("utf-8")
    if old not in text:
        raise RuntimeError(f"{path} has no “{old.strip()}” any more: choose another word to change in scripts/load.py.")
    (project / path).write_text(text.replace(old, new, 1), "utf-8")


def visits(host: webservers.Server, site: Path, browser) -> dict[str, tuple[float, str]]:
    """Return what a first view, a page more and a search weigh."""
    views = [measures.first_view(browser, host.address, address) for address in measures.KINDS.values()]
    pages = [weight(host, address) for address in measures.KINDS.values()]
    with measures.Search(browser, host.address) as search:
        search.ask("Bilash")
        asked = [address.removeprefix(host.address) for address in search.visit.asked]
    first = sum(weight(host, path) for view in views for path in view)
    same = host.get("", If_None_Match=host.get("", Accept_Encoding="gzip").headers["etag"])
    kinds = f"the mean of {len(views)} kinds of pages"
    return {
        "first-view": (round(first / len(views)), f"A first view: page, style, script and icon; {kinds}"),
        "first-files": (max(map(len, views)), "Files of a first view"),
        "page": (round(sum(pages) / len(pages)), f"A page more; {kinds}"),
        "search": (sum(weight(host, path) for path in asked), "A first search"),
        "search-files": (len(asked), "Files of a first search"),
        "unchanged": (size(same), "The answer that a page has not changed"),
        "pages": (len(measures.pages_of(site)), "Pages, besides short addresses"),
    }


def changes(host: webservers.Server, site: Path, edited: Path) -> dict[str, tuple[float, str]]:
    """Return what all of the site weighs, and what of it is another after one sentence was changed."""
    before, after = contents(site), contents(edited)
    new = [path for path, data in after.items() if before.get(path) != data]
    other = sum(measures.sent(edited, path) for path in new)
    whole = sum(measures.sent(site, path) for path in before)
    return {
        "site-files": (len(before), "Files of the whole site"),
        "site": (whole, "The whole site"),
        "edit-files": (len(new), "Files that are new or others after one sentence was changed"),
        "edit": (other, "What these weigh"),
    }


def weight(host: webservers.Server, path: str) -> int:
    """Return the bytes of an answer, headers included."""
    return size(host.get(path, Accept_Encoding="gzip"))


def size(answer: webservers.Answer) -> int:
    """Return the bytes of an answer as a connection of one's own brings it."""
    head = sum(len(name) + len(value) + 4 for name, value in answer.headers.items())
    return len("HTTP/1.1 200 OK\r\n\r\n") + head + len(answer.body)


def ask(host: webservers.Server, paths: list[str], folder: Path) -> dict[str, float]:
    """Return what wrk measured, asking for some addresses in turn; raises `RuntimeError` for any error."""
    script = folder / "ask.lua"
    script.write_text(SCRIPT.format(paths=", ".join(f'"/{path}"' for path in paths)), "utf-8")
    command = [debian.installed("wrk"), "-t1", f"-c{READERS}", f"-d{SECONDS}s", "-s", str(script), host.address]
    done = subprocess.run(command, capture_output=True, text=True)
    lines = [line for line in done.stdout.splitlines() if line.startswith("{")]
    if done.returncode or not lines:
        raise RuntimeError(f"wrk measured nothing: {done.stderr.strip() or done.stdout.strip()}")
    told = json.loads(lines[0])
    if told["errors"]:
        raise RuntimeError(f"{told['errors']} requests were not answered as they should.")
    return told


if __name__ == "__main__":
    sys.exit(main())
