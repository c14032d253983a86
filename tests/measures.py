"""What can be measured of the built site in a browser: the tests hold it to the limits, `make report` prints it."""

import gzip
import zlib
from dataclasses import dataclass, field
from pathlib import Path

FIRST_FLIGHT = 14_000  # bytes that a server may send before it hears from the reader again: ten packets, and some room
KINDS = {  # a page of each kind
    "home": "",
    "topic": "topics/history/",
    "timeline": "reference/timeline/",
    "people": "reference/people/",
    "names": "reference/names/",
    "map": "reference/places/",
    "glossary": "reference/glossary/",
    "figures": "reference/figures/",
    "disagreements": "reference/disagreements/",
    "A–Z": "reference/index-a-z/",
    "sources": "sources/",
    "source": "sources/rickleton2023party/",
    "about": "about/method/",
    "rules": "contribute/rules/",
}
WIDTHS = {320: "light", 360: "dark", 1280: "light"}
STORED = """async () => ({
    cookies: document.cookie, local: localStorage.length, session: sessionStorage.length,
    databases: (await indexedDB.databases()).length, caches: (await caches.keys()).length,
    workers: (await navigator.serviceWorker.getRegistrations()).length})"""
NARROW = ["color-contrast", "target-size", "link-in-text-block", "scrollable-region-focusable"]  # what width can change


@dataclass
class Visit:
    """What a visit to a page did: the addresses asked for, what a policy refused, what failed, what was kept."""

    asked: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    kept: dict = field(default_factory=dict)

    def elsewhere(self, base: str) -> list[str]:
        """Return the addresses that are not the site's own."""
        return [address for address in self.asked if not address.startswith((base, "data:", "about:"))]


def watch(page) -> Visit:
    """Return a visit that notes what a page does from now on."""
    visit = Visit()
    page.on("request", lambda request: visit.asked.append(request.url))
    page.on("requestfailed", lambda request: visit.failed.append(request.url))
    page.on("pageerror", lambda error: visit.failed.append(str(error)))
    page.on("console", lambda said: "Content Security Policy" in said.text and visit.refused.append(said.text))
    return visit


def pages_of(site: Path) -> list[str]:
    """Return the address of every built page below the site's own."""
    found = (file.relative_to(site).as_posix() for file in site.rglob("*.html"))
    return sorted(address.removesuffix("index.html") for address in found)


def sent(site: Path, address: str) -> int:
    """Return how many bytes a file has as it is sent: text compressed with gzip, pictures as they are."""
    file = site / address
    data = (file / "index.html" if file.is_dir() else file).read_bytes()
    return len(data) if file.suffix in (".png", ".gz") else len(gzip.compress(data, 9, mtime=0))


def first_flight(html: bytes) -> bytes:
    """Return what a browser has of a page after the first bytes of it as sent."""
    return zlib.decompressobj(wbits=31).decompress(gzip.compress(html, 9, mtime=0)[:FIRST_FLIGHT])


def violations(page, rules: list[str] | None = None) -> list[str]:
    """Return what axe finds wrong with a page as it stands: rule, number of places, and the first place."""
    from axe_playwright_python.sync_playwright import Axe

    # Every rule of axe that is on by default: WCAG 2 A and AA in all versions, and best practices
    options = {"runOnly": {"type": "rule", "values": rules}} if rules else {}
    options |= {"rules": {"target-size": {"enabled": True}}} if not rules else {}
    found = Axe().run(page, options=options).response["violations"]
    return [f"{v['id']} ({len(v['nodes'])}): {v['nodes'][0]['html'][:200]}" for v in found]
