"""Nothing leaves and nothing stays: what every page of the built site asks for, keeps and tells."""

import http.server
import re
import threading

import measures
import pytest
from bs4 import BeautifulSoup


@pytest.fixture(scope="module")
def crawled(browser, served, site):
    """A visit to every page, with all that a reader may do there."""
    return measures.crawl(browser, served, site)


def test_nothing_is_asked_of_any_other_host(crawled, served):
    assert len(crawled.asked) > 100
    assert crawled.elsewhere(served) == []


def test_nothing_is_kept_on_the_device(crawled):
    assert not any(crawled.kept.values()), crawled.kept


def test_no_script_fails_and_the_policy_refuses_nothing(crawled):
    assert crawled.refused == []
    assert crawled.failed == []


def test_policy_allows_nothing_but_our_own_files(site, served, browser):
    page = browser.new_context().new_page()
    visit = measures.watch(page)
    page.goto(served)
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=\"https://elsewhere.example/a.png\">')")
    page.evaluate(
        "document.body.append(Object.assign(document.createElement('script'), {textContent: 'self.ran = 1'}))"
    )
    page.wait_for_timeout(200)
    assert len(visit.refused) >= 2
    assert page.evaluate("self.ran") is None
    page.context.close()


def test_every_page_carries_the_policy_and_sends_no_referrer(site):
    for address in measures.pages_of(site):
        head = BeautifulSoup(measures.read(site, address), "html.parser").head
        policy = head.select_one("meta[http-equiv=Content-Security-Policy]")["content"]
        assert policy.startswith("default-src 'none';"), address
        assert "unsafe" not in policy, address
        assert head.select_one("meta[name=referrer]")["content"] == "no-referrer", address


def test_headers_say_the_same_as_the_pages(site):
    said = (site / "_headers").read_text("utf-8")
    policy = re.search('Content-Security-Policy" content="([^"]+)"', (site / "index.html").read_text("utf-8"))[1]
    assert policy.replace("&#39;", "'") + "; frame-ancestors 'none'" in said
    for file in ("serving/nginx.conf", "serving/Caddyfile"):
        settings = (site / file).read_text("utf-8")
        for line in said.splitlines()[1:7]:
            name, value = line.strip().split(": ", 1)
            assert name in settings, file
            assert value in settings, file


def test_a_followed_link_tells_the_other_site_nothing(browser, served):
    heard = []

    class Other(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            heard.append(self.headers.get("Referer"))
            self.send_response(204)
            self.end_headers()

        def log_message(self, *arguments):
            """Say nothing."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Other) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        page = browser.new_context().new_page()
        page.goto(f"{served}sources/rickleton2023party/")
        page.evaluate(
            "address => document.querySelector('article a[href^=http]').href = address",
            f"http://127.0.0.1:{server.server_port}/",
        )
        with page.expect_request(lambda request: str(server.server_port) in request.url):
            page.locator("article a[rel~=noreferrer]").first.click()
        page.wait_for_timeout(300)
        page.context.close()
        server.shutdown()
    assert heard
    assert set(heard) == {None}


def test_links_to_outlawed_outlets_are_labelled_before_the_click(record, site):
    missing = []
    for address in measures.pages_of(site):
        page = BeautifulSoup(measures.read(site, address), "html.parser")
        for link in page.select("a[href^=http]"):
            host = re.sub(r"^https?://(?:www\.)?([^/]+).*", r"\1", link["href"])
            risk = next((r for r in record.risks if host == r["host"] or host.endswith("." + r["host"])), None)
            around = link.find_parent(["p", "dd", "dt", "li"])
            if "passage" in link.get("class", []):  # of these a page has many, and says it before the first
                around = page.select_one("#statements").find_next_sibling("p")
            if risk and risk["label"] not in around.get_text():
                missing.append((address, link["href"]))
    assert record.risks
    assert missing == []


def test_edition_without_links_names_every_source_and_links_none(built_as, record):
    site = built_as(LINKS="false", SITE_URL="")
    for address in measures.pages_of(site):
        page = BeautifulSoup(measures.read(site, address), "html.parser")
        assert page.select("[href^='http'], [href^='//']") == [], address
    for key, source in record.sources.items():
        page = BeautifulSoup(measures.read(site, f"sources/{key}/"), "html.parser")
        assert source.short_outlet.replace("'", "’") in page.article.get_text().replace("'", "’"), key
