"""A sentence is copied, or an error in it reported, from the card that opens beside its citation or its "#"."""

import datetime
from urllib.parse import parse_qs, unquote, urlsplit

import built
import measures
import pytest

SHORT = "https://record.example/go/bilash-founds/"
CITATION, SELF = "#bilash-founds a.citation", "#bilash-founds + a.self"


@pytest.fixture
def reader(browser, served):
    """A function that opens a topic, with a clipboard or without, and gives the page."""
    contexts = []

    def opened(clipboard=True, at=served, **settings):
        granted = ["clipboard-read", "clipboard-write"] if clipboard else []
        contexts.append(browser.new_context(permissions=granted, **settings))
        page = contexts[-1].new_page()
        if not clipboard:
            page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
        page.goto(f"{at}topics/history/#bilash-founds")
        return page

    yield opened
    for context in contexts:
        context.close()


def copied(page) -> str:
    """Return what the clipboard holds, when the card has said that it holds something."""
    page.locator(".preview [role=status]:has-text('Copied.')").wait_for()
    return page.evaluate("navigator.clipboard.readText()")


@pytest.mark.parametrize("where", [CITATION, SELF])
def test_link_is_the_short_address_and_the_copy_is_announced(reader, where):
    page = reader()
    page.locator("#bilash-founds em").hover()
    page.locator(where).first.hover()
    page.locator(".preview button", has_text="Copy link").click()
    assert copied(page) == SHORT
    page.mouse.move(5, 5)
    page.wait_for_timeout(300)
    assert page.locator(".preview").is_visible(), "what was said can still be read"
    page.keyboard.press("Escape")
    assert page.locator(".preview").count() == 0


def test_citation_is_the_sentence_as_it_reads_with_where_it_is_from_and_today(reader):
    page = reader()
    page.locator(CITATION).hover()
    page.locator(".preview button", has_text="Copy as citation").click()
    today = datetime.date.today()
    assert copied(page) == (
        "RFE/RL names Serikzhan Bilash as the person who founded Atajurt in 2017, under the name Atajurt Eriktileri, "
        "Volunteers of the Fatherland.\n— “History of Atajurt”, The Atajurt Record, edition 2026.11, "
        f"{SHORT} (read {today.day} {today:%B %Y})"
    )


def test_keyboard_reaches_the_buttons_and_keeps_its_place(reader):
    page = reader()
    page.locator("#bilash-founds a").first.focus()
    for _ in range(9):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == "Copy link":
            break
    page.keyboard.press("Enter")
    assert copied(page) == SHORT
    assert page.evaluate("document.activeElement.textContent") == "Copy link"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_timeout(100)
    assert page.evaluate("navigator.clipboard.readText()").startswith("RFE/RL names")


def test_touch_copies_and_where_no_clipboard_is_the_text_is_shown_selected(reader):
    page = reader(clipboard=False, viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True)
    page.locator(CITATION).tap()
    page.locator(".preview button", has_text="Copy link").tap()
    field = page.locator(".preview textarea")
    assert field.input_value() == SHORT
    assert page.evaluate("document.getSelection().toString() || document.activeElement.selectionEnd") in (
        SHORT,
        len(SHORT),
    )
    page.locator(".preview button", has_text="Copy as citation").tap()
    assert page.locator(".preview textarea").count() == 1
    assert field.input_value().startswith("RFE/RL names")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert measures.violations(page) == []


def test_sentence_without_a_name_says_how_long_its_link_lasts(reader):
    page = reader()
    sentence = page.locator(".statement[id^=s-]").first
    sentence.locator("a.citation").first.hover()
    page.locator(".preview button", has_text="Copy link").click()
    assert copied(page) == f"https://record.example/topics/history/#{sentence.get_attribute('id')}"
    assert "as long as the sentence keeps its words" in page.locator(".preview [role=status]").inner_text()


def test_report_from_a_card_has_the_sentence_and_its_source(reader):
    page = reader()
    page.locator(CITATION).hover()
    address = page.locator(".preview a", has_text="Report an error").get_attribute("href")
    known = parse_qs(urlsplit(address).query, strict_parsing=True)
    assert known["statement"] == ["bilash-founds"]
    assert known["source"] == ["rferl2021flee"]
    assert known["page"] == ["https://record.example/topics/history/"]
    assert known["template"] == ["error.yml"]
    at_end = page.locator(".cite-page a.report").get_attribute("href")
    assert "statement" not in parse_qs(urlsplit(at_end).query)


def test_without_a_forge_the_report_is_a_letter_and_without_either_there_is_none(built_as, reader):
    for contact, wanted in ((built.CONTACT, 1), ("", 0)):
        with built.serve(built_as(SITE_URL="", REPO_URL="", EDIT_URI="", CONTACT=contact)) as at:
            page = reader(at=at)
            page.locator(CITATION).hover()
            page.locator(".preview button", has_text="Copy link").click()
            assert copied(page) == f"{at}go/bilash-founds/"
            found = page.locator(".preview a", has_text="Report an error")
            assert found.count() == wanted
            if wanted:
                body = unquote(found.get_attribute("href").partition("&body=")[2])
                assert body.startswith(
                    "Page: topics/history.md\r\nSentence: #bilash-founds\r\nSource: rferl2021flee\r\n\r\n"
                )


def test_without_a_script_no_button_is_shown_and_the_address_of_the_sentence_is_there(reader):
    page = reader(java_script_enabled=False)
    assert page.locator("article button").count() == 0
    page.locator("#bilash-founds em").hover()
    assert page.locator(SELF).is_visible()
    assert page.locator(SELF).get_attribute("href") == "#bilash-founds"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_either_card(reader, scheme):
    page = reader(color_scheme=scheme)
    for where in (CITATION, SELF):
        page.locator("#bilash-founds em").hover()
        page.locator(where).hover()
        page.locator(".preview button").first.click()
        copied(page)
        assert measures.violations(page) == []
        page.keyboard.press("Escape")
