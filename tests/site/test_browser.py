"""The built site as a person meets it, in a real browser."""

import pytest

TOPICS = ("history", "government-response", "migration", "asylum-cases")


@pytest.fixture
def page(browser):
    """A fresh page, as on a small laptop, that notes requests and errors of scripts."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, color_scheme="light")
    page = context.new_page()
    page.requested, page.failed = [], []
    page.on("request", lambda request: page.requested.append(request.url))
    page.on("pageerror", lambda error: page.failed.append(str(error)))
    yield page
    context.close()


@pytest.mark.parametrize("topic", TOPICS)
def test_citation_leads_to_its_reference_and_back(page, served, topic):
    page.goto(f"{served}topics/{topic}/")
    citation = page.locator("a.citation[id]").first
    name, target = citation.get_attribute("id"), citation.get_attribute("href")
    citation.click()
    assert page.url.endswith(target)
    reference = page.locator(target)
    assert reference.is_visible()
    reference.locator(f'a[href="#{name}"]').click()
    assert page.url.endswith(f"#{name}")
    assert covered(page, f"#{name}") is False


def covered(page, selector):
    """Tell whether the header covers an element."""
    header = page.locator(".top").bounding_box()
    box = page.locator(selector).bounding_box()
    return box["y"] < header["y"] + header["height"]


def test_link_to_a_sentence_shows_that_sentence(page, served, record):
    for name in ("akan-assault", "ministry-position", "exodus-1962", "atajurt-registered"):
        statement = record.named[name]
        page.goto(f"{served}{statement.page.removesuffix('.md')}/#{name}")
        page.wait_for_timeout(200)
        assert page.locator(f"#{name}").is_visible()
        assert covered(page, f"#{name}") is False


@pytest.mark.parametrize("topic", TOPICS)
def test_topic_reads_in_full_without_script(browser, served, record, topic):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{served}topics/{topic}/")
    words = page.locator("article").inner_text()
    context.close()
    for statement in record.pages[f"topics/{topic}.md"].statements:
        for citation in statement.citations:
            assert citation.locator.split()[-1].replace("-", "–") in words
    assert words.count("para") >= len(record.pages[f"topics/{topic}.md"].statements) * 0.9


@pytest.fixture
def citation(page, served):
    """A citation of a topic, in view."""
    page.goto(f"{served}topics/history/#bilash-founds")
    return page.locator("#bilash-founds a.citation").first


def test_preview_of_a_citation_opens_on_hover_and_closes_on_escape(page, citation):
    citation.hover()
    preview = page.locator(".preview")
    preview.wait_for()
    words = preview.inner_text().replace("\N{NO-BREAK SPACE}", " ")
    for said in ("para. 4", "reported", "RFE/RL 2021", "News report", "About this source", "in Russia declared"):
        assert said in words, said
    passage = preview.locator("a", has_text="The passage in the original")
    assert "#:~:text=" in passage.get_attribute("href")
    assert passage.get_attribute("rel") == "noreferrer"
    box = preview.bounding_box()
    assert 0 <= box["x"] < box["x"] + box["width"] <= 1280
    page.mouse.move(box["x"] + 20, box["y"] + 20)  # it stays while the pointer is over it
    page.wait_for_timeout(300)
    assert preview.is_visible()
    page.keyboard.press("Escape")
    assert preview.count() == 0


def test_preview_of_a_citation_opens_on_keyboard_focus_and_is_walked_through(page, citation):
    before = page.locator("#bilash-founds a").first
    before.focus()
    for _ in range(4):
        page.keyboard.press("Tab")
        if page.locator(".preview").count():
            break
    assert page.locator(".preview").count() == 1
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.preview') !== null")
    page.keyboard.press("Escape")
    assert page.locator(".preview").count() == 0
    assert page.evaluate("document.activeElement.matches('a.citation')"), "focus comes back"


def test_first_tap_opens_the_preview_and_the_second_follows(browser, served):
    context = browser.new_context(viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(f"{served}topics/history/#bilash-founds")
    citation = page.locator("#bilash-founds a.citation").first
    citation.tap()
    box = page.locator(".preview").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    citation.tap()
    assert "#ref-" in page.url
    context.close()


def test_name_shows_who_it_is_by_keyboard_and_without_a_script(browser, served):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.goto(f"{served}topics/history/#bilash-founds")
    name = page.locator("#bilash-founds a.named").first
    shown = "e => getComputedStyle(e, '::after').display !== 'none' && getComputedStyle(e, '::after').content"
    assert name.evaluate(shown) is False
    name.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    assert "Serikzhan Bilash" in name.evaluate(shown)
    assert name.get_attribute("href").endswith("reference/people/#serikzhan-bilash")
    context.close()


def test_timeline_is_filtered_where_scripts_run_and_whole_without(browser, page, served):
    page.goto(f"{served}reference/timeline/")
    every = page.locator(".timeline li")
    page.locator(".filters select").nth(1).select_option("Almaty")
    shown = [item for item in every.all() if item.is_visible()]
    assert 0 < len(shown) < every.count()
    assert all(item.locator("[data-place]").get_attribute("data-place") == "Almaty" for item in shown)
    assert page.locator(".filters .count").inner_text() == f"{len(shown)} of {every.count()}"
    context = browser.new_context(java_script_enabled=False)
    still = context.new_page()
    still.goto(f"{served}reference/timeline/")
    assert all(item.is_visible() for item in still.locator(".timeline li").all())
    context.close()
