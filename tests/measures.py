"""What can be measured of the built site in a browser: the tests hold it to the limits, `make report` prints it."""

import gzip
import io
import re
import zlib
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path

from PIL import Image, ImageChops

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
    "teachers": "teach/",
    "lesson": "teach/lesson-90-whose-citizens/",
    "exercise": "teach/exercise-number/",
    "handout": "teach/handout-map/",
    "rules": "contribute/rules/",
}
PICTURED = ("contribute/", "about/addresses/")  # pages with pictures
WIDTHS, SCHEMES = (1280, 360, 320), ("light", "dark")
LEFT = "net::ERR_ABORTED"  # an icon, say, that had not come when the next page was asked for
STORED = """async () => ({
    cookies: document.cookie, local: localStorage.length, session: sessionStorage.length,
    databases: (await indexedDB.databases()).length, caches: (await caches.keys()).length,
    workers: (await navigator.serviceWorker.getRegistrations()).length})"""
COLOURS = ["color-contrast", "link-in-text-block"]  # what the scheme can change
SIZES = ["target-size", "scrollable-region-focusable"]  # what the width can change
CONTRASTS = """() => {
    const light = colour => {
        const [r, g, b] = colour.match(/[\\d.]+/g).map(Number)
            .map(v => (v /= 255) <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
        return .2126 * r + .7152 * g + .0722 * b;
    };
    const paper = light(getComputedStyle(document.body).backgroundColor);
    const texts = ['article p', 'h1', 'h1 + p', '.cite', '.cite a', '.contents a', 'article .named', '.uses'];
    return Object.fromEntries(texts.map(which => {
        const ink = light(getComputedStyle(document.querySelector(which)).color);
        return [which, (Math.max(ink, paper) + .05) / (Math.min(ink, paper) + .05)];
    }));
}"""


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
    page.on("requestfailed", lambda request: request.failure != LEFT and visit.failed.append(request.url))
    page.on("pageerror", lambda error: visit.failed.append(str(error)))
    page.on("console", lambda said: "Content Security Policy" in said.text and visit.refused.append(said.text))
    return visit


def pages_of(site: Path) -> list[str]:
    """Return the address of every built page below the site's own; the short ones (test_links) only lead to these."""
    found = (file.relative_to(site).as_posix() for file in site.rglob("*.html"))
    return sorted(address.removesuffix("index.html") for address in found if not address.startswith("go/"))


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


def read(site: Path, address: str) -> str:
    """Return the HTML of a page."""
    file = site / address
    return (file if address.endswith(".html") else file / "index.html").read_text("utf-8")


def crawl(browser, base: str, site: Path) -> Visit:
    """Return one visit to every page: scrolled, a source looked at, searched, filtered, in both colour schemes."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    visit = watch(page)
    for number, address in enumerate(pages_of(site)):
        page.goto(base + address)
        page.mouse.wheel(0, 20_000)
        page.emulate_media(color_scheme="dark" if number % 2 else "light")
        for citation in page.locator("a.citation[id]").all()[:1]:
            citation.hover()
        if address in KINDS.values():
            page.keyboard.press("/")
            page.locator("dialog input").press_sequentially("Bilash arrest")
            page.locator("dialog li").first.wait_for()
            page.keyboard.press("Escape")
        for choice in page.locator(".filters select").all():
            choice.select_option(index=1)
    visit.kept = page.evaluate(STORED) | {"cookies": context.cookies()}
    context.close()
    return visit


def without_most_sources(addresses: list[str]) -> list[str]:
    """Return every address but most of the pages of sources, which are all of one make: of them each ninth."""
    sources = [address for address in addresses if re.fullmatch(r"sources/[^/]+/", address)]
    left_out = {*sources} - {*sources[::9], *KINDS.values()}
    return [address for address in addresses if address not in left_out]


def axe_everywhere(browser, base: str, addresses: list[str]) -> list[tuple]:
    """Return what axe finds on some pages: address, width, scheme, what is wrong.

    A page of each kind in every width and scheme, the others once.
    """
    context = browser.new_context()
    page, found = context.new_page(), []
    for address in addresses:
        page.goto(base + address)
        states = list(product(WIDTHS, SCHEMES))
        for number, (width, scheme) in enumerate(states if address in KINDS.values() else states[:1]):
            page.set_viewport_size({"width": width, "height": 740})
            page.emulate_media(color_scheme=scheme)
            found += [
                (address, width, scheme, said)
                for said in violations(page, None if not number else COLOURS if width == WIDTHS[0] else SIZES)
            ]
    context.close()
    return found


def first_view(browser, base: str, address: str) -> list[str]:
    """Return what a first visit to a page asks for, as addresses below the site's own."""
    context = browser.new_context(viewport={"width": 390, "height": 740})
    page = context.new_page()
    visit = watch(page)
    page.goto(base + address, wait_until="networkidle")
    context.close()
    return [asked.removeprefix(base) for asked in visit.asked]


def first_screens(browser, base: str, site: Path, address: str, size: tuple[int, int]) -> tuple[bytes, bytes]:
    """Return pictures of a page's first screen, without scripts: whole, and with what the first flight brings alone."""
    context = browser.new_context(viewport={"width": size[0], "height": size[1]}, java_script_enabled=False)
    page = context.new_page()
    page.goto(base + address)
    whole = page.screenshot()
    beginning = first_flight(read(site, address).encode())

    def answer(route):
        if route.request.is_navigation_request():
            route.fulfill(body=beginning, content_type="text/html")
        else:
            route.abort()

    page.route("**/*", answer)
    page.goto(base + address)
    first = page.screenshot()
    context.close()
    return whole, first


def difference(one: bytes, other: bytes) -> int:
    """Return by how much, of 255, two pictures differ at the dot at which they differ most; 255 where in size."""
    pictures = [Image.open(io.BytesIO(data)).convert("RGB") for data in (one, other)]
    if pictures[0].size != pictures[1].size:
        return 255
    return max(most for _, most in ImageChops.difference(*pictures).getextrema())


def contrasts(browser, base: str, scheme: str) -> dict[str, float]:
    """Return the contrast of each kind of text on the page's own colour."""
    context = browser.new_context(color_scheme=scheme)
    page = context.new_page()
    page.goto(f"{base}topics/history/")
    found = page.evaluate(CONTRASTS)
    context.close()
    return found


class Search:
    """Search, opened on the home page; use it in a `with`, and `ask`."""

    def __init__(self, browser, base: str):
        self.context = browser.new_context(viewport={"width": 1280, "height": 800})
        self.page = self.context.new_page()
        self.visit = watch(self.page)
        self.base = base

    def __enter__(self):
        self.page.goto(self.base, wait_until="networkidle")
        self.visit.asked.clear()
        self.page.keyboard.press("/")
        return self

    def __exit__(self, *error):
        self.context.close()

    def ask(self, query: str) -> list[tuple[str, str]]:
        """Return the address and the words of what is found and shown."""
        self.page.locator("dialog .said").evaluate("e => { e.textContent = ''; }")
        self.page.locator("dialog input").fill(query)
        self.page.locator("dialog .said:not(:empty)").wait_for()
        links = self.page.locator("dialog li a").all()
        return [(link.get_attribute("href").removeprefix("./"), link.inner_text()) for link in links]


def first_pages(found: list[tuple[str, str]]) -> list[str]:
    """Return the first three different pages of what was found."""
    return list(dict.fromkeys(address.partition("#")[0] for address, _ in found))[:3]
