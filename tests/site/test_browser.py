"""The built site as a person meets it, in a real browser."""

import pytest
from playwright.sync_api import TimeoutError as PlaywrightTimeout

TOPICS = ("history", "government-response", "migration", "asylum-cases")
SEARCHES = {
    "topics/history/": ["Atajurt", "Atazhurt", "Bilash arrest", "video appeals", "Nagyz Atajurt party", "Dauletbek"],
    "topics/government-response/": ["foreign ministry", "consulate pickets", "Kunbolat", "Xi Jinping visit"],
    "topics/migration/": ["1962", "visa-free", "dual citizenship", "oralman", "Ili", "migration"],
    "topics/asylum-cases/": ["asylum", "Sauytbay", "Kaisha Akan", "Alimuly", "Musakhan", "Zharkent court"],
    "about/method/": ["how paragraphs are counted"],
}


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


@pytest.mark.parametrize(("path", "words"), [(path, words) for path, queries in SEARCHES.items() for words in queries])
def test_search_finds_the_page_by_the_words_a_reader_types(page, served, path, words):
    page.goto(served)
    page.click("label.md-search__icon[for=__search], .md-search__form")
    page.locator(".md-search__input").press_sequentially(words, delay=5)
    page.wait_for_selector(".md-search-result__item a[href]")
    page.wait_for_timeout(300)
    found = [link.get_attribute("href") for link in page.locator(".md-search-result__link").all()]
    first = list(dict.fromkeys(link.split("?")[0].split("#")[0].removeprefix(served) for link in found))[:3]
    assert path in first, first


def test_search_finds_every_spelling_of_the_table(page, served, record):
    named = {entry.name for s in record.statements for *_, entry in record.names.mentions(s.text)}
    entries = [e for e in record.names.entries if e.kind in ("public", "group", "asylum") and e.name in named]
    forms = {form for e in entries for form in (e.name, *e.also, *e.spellings)}
    forms |= {form for person in record.people for _, form in person.scripts}
    page.goto(served)
    page.click("label.md-search__icon[for=__search], .md-search__form")
    field, lost = page.locator(".md-search__input"), []
    for form in sorted(forms):
        field.fill("")
        field.press_sequentially(form)
        field.press("End")  # letters of other scripts come without a key, which the search waits for
        try:
            page.wait_for_function(
                "form => [...document.querySelectorAll('.md-search-result__item')].some(item =>"
                " form.split(' ').every(word => item.textContent.toLowerCase().includes(word.toLowerCase())))",
                arg=form,
                timeout=1500,
            )
        except PlaywrightTimeout:
            lost.append(form)
    assert len(forms) > 60
    assert not lost, ", ".join(lost)


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
    header = page.locator(".md-header").bounding_box()
    box = page.locator(selector).bounding_box()
    return box["y"] < header["y"] + header["height"]


def test_link_to_a_sentence_shows_that_sentence(page, served, record):
    for name in ("akan-assault", "ministry-position", "exodus-1962", "atajurt-registered"):
        statement = record.named[name]
        page.goto(f"{served}{statement.page.removesuffix('.md')}/#{name}")
        page.wait_for_timeout(200)
        assert page.locator(f"#{name}").is_visible()
        assert covered(page, f"#{name}") is False


@pytest.mark.parametrize(
    "path", ["", *(f"topics/{topic}/" for topic in TOPICS), "sources/", "sources/standish2022silenced/"]
)
@pytest.mark.parametrize("width", [320, 1280])
def test_page_fits_its_window_and_asks_no_other_host(page, served, path, width):
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(served + path)
    page.mouse.wheel(0, 4000)
    page.wait_for_timeout(150)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert [url for url in page.requested if not url.startswith(served) and not url.startswith("data:")] == []
    assert page.failed == []
    assert page.context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


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


REFERENCE = ("timeline", "people", "names", "places", "glossary", "figures", "disagreements", "unknown", "index-a-z")


@pytest.mark.parametrize("name", REFERENCE)
@pytest.mark.parametrize("width", [320, 1280])
def test_reference_page_fits_its_window(page, served, name, width):
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(f"{served}reference/{name}/")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.failed == []
