"""The weight of a page: what a reader on a slow line waits for. Each limit stands in the record of promises."""

import measures
import pytest

FIRST_VIEW, REQUESTS = 60_000, 4


@pytest.fixture
def visit(browser, served):
    """A visit to one page from nothing, with the addresses asked for."""

    def go(address):
        context = browser.new_context(viewport={"width": 390, "height": 740})
        page = context.new_page()
        seen = measures.watch(page)
        page.goto(served + address, wait_until="networkidle")
        context.close()
        return [asked.removeprefix(served) for asked in seen.asked]

    return go


@pytest.mark.parametrize("kind", measures.KINDS)
def test_first_view_is_light_and_asks_little(visit, site, kind):
    asked = visit(measures.KINDS[kind])
    assert len(asked) <= REQUESTS, asked
    assert sum(measures.sent(site, address) for address in asked) < FIRST_VIEW


@pytest.mark.parametrize("kind", measures.KINDS)
@pytest.mark.parametrize("size", [(390, 740), (1280, 800)])
def test_first_screen_stands_when_fourteen_kilobytes_have_come(browser, served, site, kind, size):
    """What has come after the first flight, with no other file, shows the same first screen as the whole page."""
    context = browser.new_context(viewport={"width": size[0], "height": size[1]}, java_script_enabled=False)
    page = context.new_page()
    page.goto(served + measures.KINDS[kind])
    whole = page.screenshot()
    beginning = measures.first_flight((site / measures.KINDS[kind] / "index.html").read_bytes())
    page.route(
        "**/*",
        lambda route: (
            route.fulfill(body=beginning, content_type="text/html")
            if route.request.is_navigation_request()
            else route.abort()
        ),
    )
    page.goto(served + measures.KINDS[kind])
    first = page.screenshot()
    context.close()
    assert first == whole


def test_nothing_of_the_theme_s_own_is_left_in_the_site(site):
    assert not list(site.glob("assets/javascripts")) + list(site.glob("assets/stylesheets")) + list(site.rglob("*.map"))


def test_search_is_fetched_only_when_it_is_opened(browser, served):
    context = browser.new_context()
    page = context.new_page()
    visit = measures.watch(page)
    page.goto(f"{served}topics/history/", wait_until="networkidle")
    assert not [asked for asked in visit.asked if "search" in asked]
    page.locator("button.find").click()
    page.locator("dialog input").fill("Bilash")
    page.locator("dialog li").first.wait_for()
    assert [asked for asked in visit.asked if "/search" in asked]
    context.close()
