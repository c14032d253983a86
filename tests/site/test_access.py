"""The site for people who use a keyboard, hear it, enlarge it, or need strong contrast."""

import re
from itertools import pairwise

import measures
import pytest
from bs4 import BeautifulSoup

PARTS = 8  # of the pages, so that several workers share them
FOREIGN = re.compile(r"[\u0400-\u04ff\u3400-\u9fff]")
FOCUSED = """() => {
    const at = document.activeElement;
    if (!at || at === document.body) return null;
    const box = at.getBoundingClientRect(), style = getComputedStyle(at);
    const seen = [...at.getClientRects()].some(r => {
        const top = document.elementFromPoint(r.left + Math.min(r.width / 2, 6), r.top + r.height / 2);
        return top && (at.contains(top) || top.contains(at));
    });
    return {what: at.outerHTML.slice(0, 120), seen, width: box.width, height: box.height,
            number: at.dataset.walk, outline: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2};
}"""


@pytest.fixture(scope="module")
def parsed(site):
    """Every built page by its address, parsed."""
    return {a: BeautifulSoup(measures.read(site, a), "html.parser") for a in measures.pages_of(site)}


@pytest.mark.parametrize("part", range(PARTS))
def test_axe_finds_nothing_on_any_page_in_any_width_or_scheme(browser, served, site, part):
    addresses = measures.without_most_sources(measures.pages_of(site))  # `make report` has every one read
    assert measures.axe_everywhere(browser, served, addresses[part::PARTS]) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_open_search_and_an_open_preview(browser, served, scheme):
    context = browser.new_context(viewport={"width": 360, "height": 740}, color_scheme=scheme)
    page = context.new_page()
    page.goto(f"{served}topics/history/")
    page.locator("#bilash-founds a.citation").first.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    page.locator(".preview").wait_for()
    assert measures.violations(page) == []
    page.keyboard.press("Escape")
    page.locator("button.find").click()
    page.locator("dialog input").fill("Bilash")
    page.locator("dialog li").first.wait_for()
    assert measures.violations(page) == []
    context.close()


@pytest.mark.parametrize("address", ["", "topics/asylum-cases/", "reference/timeline/", "sources/hrw2026drop/"])
@pytest.mark.parametrize("width", [360, 1280])
def test_keyboard_reaches_every_control_and_shows_where_it_is(browser, served, address, width):
    context = browser.new_context(viewport={"width": width, "height": 740})
    page = context.new_page()
    page.goto(served + address)
    wanted = page.evaluate(
        "[...document.querySelectorAll('a[href], button, select, summary, input')]"
        ".filter(e => e.checkVisibility() && e.tabIndex >= 0)"
        ".map((e, n) => { e.dataset.walk = n; return e.outerHTML; })"
    )
    walked, lost = set(), []
    for _ in range(1500):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        if focused is None:
            break
        walked.add(focused["number"])
        if not (focused["seen"] and focused["outline"]):
            lost.append(focused)
    context.close()
    assert lost == []
    assert [what for number, what in enumerate(wanted) if str(number) not in walked] == []


def test_each_page_has_one_title_no_skipped_level_and_named_landmarks(parsed):
    for address, page in parsed.items():
        levels = [int(heading.name[1]) for heading in page.select("h1, h2, h3, h4, h5, h6")]
        assert levels.count(1) == 1, address
        assert levels[0] == 1, address
        assert all(b <= a + 1 for a, b in pairwise(levels)), (address, levels)
        assert len(page.select("main")) == 1, address
        names = [nav.get("aria-label") for nav in page.select("nav")]
        assert all(names), (address, names)
        assert len(set(names)) == len(names), (address, names)
        assert page.select_one("a.md-skip") or address == "404.html", address


def test_foreign_letters_say_their_language(parsed):
    bare = []
    for address, page in parsed.items():
        for text in page.body.find_all(string=FOREIGN):
            if text.find_parent(["script", "style", "code", "pre"]):
                continue
            said = text.find_parent(attrs={"lang": True})
            if said.name == "html":
                bare.append((address, text.strip()[:60]))
    assert bare == []


def test_targets_are_large_enough_at_320_and_nothing_is_cut_at_400_per_cent(browser, served):
    context = browser.new_context(viewport={"width": 320, "height": 256})  # 1280 by 1024 at 400 %
    page = context.new_page()
    for address in (*measures.KINDS.values(), *measures.PICTURED):
        page.goto(served + address)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, address
        cut = page.evaluate(
            "[...document.querySelectorAll('article *')].filter(e => e.checkVisibility() && !e.closest('svg')"
            " && e.getBoundingClientRect().right > 321).map(e => e.outerHTML.slice(0, 100))"
        )
        assert cut == [], address
    context.close()


def test_text_spaced_as_readers_need_it_is_not_cut(browser, served):  # WCAG 1.4.12
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    for address in measures.KINDS.values():
        page.goto(served + address)
        page.evaluate(
            "document.querySelectorAll('*').forEach(e => Object.assign(e.style, {lineHeight: '1.5',"
            " letterSpacing: '.12em', wordSpacing: '.16em'}))"
        )
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, address
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_has_a_contrast_of_seven_to_one(browser, served, scheme):
    found = measures.contrasts(browser, served, scheme)
    assert {which: contrast for which, contrast in found.items() if contrast < 7} == {}


def test_nothing_moves_and_forced_colours_keep_every_mark(browser, served):
    context = browser.new_context(forced_colors="active", reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{served}topics/history/#bilash-arrest")
    moving = page.evaluate("document.getAnimations().length")
    outlined = page.locator("#bilash-arrest").evaluate("e => getComputedStyle(e).outlineStyle")
    context.close()
    assert moving == 0
    assert outlined == "solid"


@pytest.mark.parametrize("kind", measures.KINDS)
def test_page_reads_in_full_where_scripts_fonts_and_drawings_are_off(browser, served, parsed, kind):
    """As in the Tor Browser at its safest: no script, no remote font, no SVG."""
    address = measures.KINDS[kind]
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1000, "height": 800})
    page = context.new_page()
    page.route(
        "**/*", lambda route: route.abort() if route.request.resource_type in ("font", "image") else route.continue_()
    )
    page.goto(served + address)
    seen = "".join(page.locator("article").inner_text().split())
    links = [link.get_attribute("href") for link in page.locator(".top nav a").all()]
    context.close()
    whole = parsed[address].article
    for hidden in whole.select("svg, .headerlink, .self, details, .on-paper, .Z3988, .cite-page, h1"):
        hidden.decompose()
    blocks = ("".join(block.get_text().split()) for block in whole.select("p, li:not(:has(p)), td, dd"))
    missing = [block for block in blocks if block not in seen]
    assert missing == []
    assert len(links) >= 5
