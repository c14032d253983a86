"""The weight of a page: what a reader on a slow line waits for. Each limit stands in the record of promises."""

import measures
import pytest

FIRST_VIEW, REQUESTS = 60_000, 4
SHADE = 8  # of 255: the same line is not always smoothed into its neighbours alike


@pytest.mark.parametrize("kind", measures.KINDS)
def test_first_view_is_light_and_asks_little(browser, served, site, kind):
    asked = measures.first_view(browser, served, measures.KINDS[kind])
    assert len(asked) <= REQUESTS, asked
    assert sum(measures.sent(site, address) for address in asked) < FIRST_VIEW


@pytest.mark.parametrize("kind", measures.KINDS)
@pytest.mark.parametrize("size", [(390, 740), (1280, 800)])
def test_first_screen_stands_when_fourteen_kilobytes_have_come(browser, served, site, kind, size):
    """What has come after the first flight, with no other file, shows the same first screen as the whole page."""
    whole, first = measures.first_screens(browser, served, site, measures.KINDS[kind], size)
    assert measures.difference(first, whole) <= SHADE


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
