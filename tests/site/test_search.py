"""Search finds what readers type: any spelling, a typing mistake, plain words; and leads to the very sentence."""

import shutil
from pathlib import Path

import measures
import pytest
import yaml

QUERIES = yaml.safe_load((Path(__file__).parent / "queries.yml").read_text("utf-8"))
SHARE = 0.85  # of the subject and site queries, which have more than one good answer


@pytest.fixture(scope="module")
def search(browser, served):
    """A function that types a query and returns the addresses and the words of what is found."""
    with measures.Search(browser, served) as opened:
        yield opened.ask


def lost(search, kind):
    """Return the queries of a kind, and those whose right page is not among the first three, with what is."""
    asked = [query for query in QUERIES if query["kind"] == kind]
    found = [(query, measures.first_pages(search(query["query"]))) for query in asked]
    return asked, [(query["query"], pages) for query, pages in found if not set(query["pages"]) & set(pages)]


def test_every_spelling_of_the_table_leads_to_its_name_first(search, record):
    named = {entry.name for s in record.statements for *_, entry in record.names.mentions(s.text)}
    listed = {person.name: person for person in record.people}
    missing = []
    for entry in record.names.entries:
        shown = entry.name in listed or ((entry.also or entry.spellings) and entry.name in named)
        if entry.kind in ("public", "group", "asylum") and shown:
            scripts = [form for _, form in listed[entry.name].scripts] if entry.name in listed else []
            for form in (entry.name, *entry.also, *entry.spellings, *entry.typed, *scripts):
                titles = [words.splitlines()[0] for _, words in search(form)[:3]]
                if not any(entry.name in title or title in entry.name for title in titles):
                    missing.append((form, titles))
    assert missing == []


@pytest.mark.parametrize("kind", ["spelling", "typo"])
def test_spellings_and_typing_mistakes_find_the_right_page_in_the_first_three(search, kind):
    asked, missed = lost(search, kind)
    assert len(asked) >= 12
    assert missed == []


@pytest.mark.parametrize("kind", ["subject", "site"])
def test_plain_words_find_the_right_page_in_the_first_three(search, kind):
    asked, missed = lost(search, kind)
    assert len(missed) <= len(asked) * (1 - SHARE), missed


def test_sentences_are_found_shown_with_their_source_and_lead_to_themselves(search, record):
    asked = [query for query in QUERIES if query["sentence"]]
    found = 0
    for query in asked:
        for address, words in search(query["query"]):
            wanted = record.named[query["sentence"]]
            if address == f"{wanted.page.removesuffix('.md')}/#{wanted.id}":
                found += 1
                assert wanted.citations[0].locator in words.replace("\N{NO-BREAK SPACE}", " ")
                break
    assert found >= len(asked) * 0.7, f"{found} of {len(asked)}"


def test_a_result_leads_to_the_sentence_on_the_page(browser, served):
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{served}reference/glossary/")
    page.keyboard.press("/")
    page.locator("dialog input").fill("10,000 video appeals")
    page.locator("dialog li a[href*='#ten-thousand-appeals']").click()
    page.wait_for_url("**/topics/history/#ten-thousand-appeals")
    assert page.locator("#ten-thousand-appeals").is_visible()
    context.close()


def test_search_works_from_a_folder_on_a_disk(browser, site, tmp_path):
    shutil.copytree(site, tmp_path / "copy")
    context = browser.new_context(offline=True)
    page = context.new_page()
    visit = measures.watch(page)
    page.goto((tmp_path / "copy" / "topics" / "history" / "index.html").as_uri())
    page.keyboard.press("/")
    page.locator("dialog input").fill("Атажурт")
    page.locator("dialog li a").first.click()
    page.wait_for_url("**/reference/people/index.html#atajurt")
    assert visit.refused == visit.failed == []
    context.close()


def test_search_says_so_where_its_index_cannot_be_fetched(browser, served):
    context = browser.new_context()
    page = context.new_page()
    page.route("**/search/**", lambda route: route.abort())
    page.goto(served)
    page.keyboard.press("/")
    page.locator("dialog .said a").wait_for()
    assert "could not be fetched" in page.locator("dialog .said").inner_text()
    assert page.locator("dialog .said a").get_attribute("href").endswith("reference/index-a-z/")
    context.close()


def test_without_a_script_the_field_is_a_link_to_the_index(browser, served):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(served)
    page.locator("a.find").click()
    assert page.url == f"{served}reference/index-a-z/"
    assert page.locator("text=Atazhurt").count()
    context.close()


def test_what_is_typed_while_search_is_still_coming_is_not_lost(browser, served):
    context = browser.new_context()
    page = context.new_page()
    page.route("**/assets/search*", lambda route: (page.wait_for_timeout(400), route.continue_()))
    page.goto(served)
    page.keyboard.press("/")
    page.keyboard.type("Sauytbay")
    page.locator("dialog li").first.wait_for()
    assert page.locator("dialog input").input_value() == "Sauytbay"
    context.close()
