"""The site on real web servers, set up as the guide says, at the root of a host and in a folder: nginx and Caddy."""

import concurrent.futures
import gzip
import re
import shutil
from contextlib import ExitStack
from html import unescape
from itertools import product
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import built
import measures
import move_page
import pytest
import webservers
from atajurt.serving import TYPES
from folders import copy_project
from workers import made_once

HOMES = ("/", "/deep/record/")
ONION = "http://recordexample.onion/"
ELSEWHERE = "https://mirror.example/deep/record/"
OLD, NEW = "about/privacy/", "contribute/care/"
LINK = re.compile(r'(?:href|src|content|data-(?:search|index|home))="([^"]*)"')
SAID = (
    "content-security-policy",
    "referrer-policy",
    "x-content-type-options",
    "cross-origin-opener-policy",
    "cross-origin-resource-policy",
    "permissions-policy",
)


@pytest.fixture(scope="module")
def built_moved(root, tmp_path_factory):
    """A function that builds a copy of the project in which a page has moved as a whole, once for all workers.

    It returns the folder of the result, in which no test may write.
    """

    def make(into, **settings):
        folder = copy_project(root, tmp_path_factory.mktemp("moved") / "project")
        given = [f"{OLD[:-1]}.md", f"{NEW[:-1]}.md", "--why", "it has a clearer name", "--yes", "--root", str(folder)]
        assert move_page.main(given) == 0
        done = built.build(folder, into, REPO_URL="", EDIT_URI="", CONTACT="", **settings)
        assert done.returncode == 0, done.stderr

    def build_as(name, **settings):
        return made_once(tmp_path_factory.getbasetemp(), f"hosts-{name}", lambda into: make(into, **settings))

    return build_as


@pytest.fixture(scope="module")
def nameless(built_moved):
    """That project, built without an address."""
    return built_moved("nameless", SITE_URL="")


@pytest.fixture(scope="module")
def elsewhere(built_moved):
    """That project, built for a folder of another host, with an onion mirror."""
    return built_moved("elsewhere", SITE_URL=ELSEWHERE, ONION=ONION)


@pytest.fixture(scope="module")
def guide(root):
    """The guide for those who serve a copy."""
    return (root / "docs" / "contribute" / "hosting.md").read_text("utf-8")


def serve(guide, name, home, site, folder):
    """Run a server as the guide says; `home` is one of `HOMES`, the root or a folder."""
    make, first = {
        "nginx": (webservers.nginx, "server {"),
        "caddy": (webservers.caddy, ("record.example", "host.example")),
    }[name]
    return make(webservers.examples(guide, first)[HOMES.index(home)], site, home, folder)


@pytest.fixture(scope="module")
def hosts(guide, nameless, tmp_path_factory):
    """Each server with the nameless site, at the root and in a folder: by the name of the server and the place."""
    with ExitStack() as running:
        yield {
            (name, home): running.enter_context(serve(guide, name, home, nameless, tmp_path_factory.mktemp(name)))
            for name, home in product(("nginx", "caddy"), HOMES)
        }


@pytest.fixture(params=list(product(("nginx", "caddy"), HOMES)), ids=lambda given: "".join(given))
def host(request, hosts):
    """One server after the other."""
    return hosts[request.param]


def files(site: Path) -> list[Path]:
    """Return the files of a site that are for readers."""
    return [file for file in sorted(site.rglob("*")) if file.is_file() and "." in file.name]


def example(site: Path, ending: str) -> str:
    """Return the address of a file of a kind."""
    return next(file for file in files(site) if file.suffix == f".{ending}").relative_to(site).as_posix()


def test_every_kind_of_file_comes_whole_with_its_type_and_the_headers(host, nameless):
    kinds = {file.suffix[1:] for file in files(nameless)} - {"conf"}
    assert kinds == {"bib", "css", "gz", "html", "ics", "js", "json", "png", "ris", "svg", "txt", "xml"}
    for kind in kinds:
        path = example(nameless, kind) if kind != "xml" else "sitemap.xml"
        answer = host.get(path)
        assert answer.status == 200, path
        assert answer.body == (nameless / path).read_bytes()
        text = kind not in ("png", "gz")
        assert answer.headers["content-type"] == TYPES[kind] + "; charset=utf-8" * text, path
        assert_said(answer, nameless)
    assert host.get("feed.xml").headers["content-type"] == "application/atom+xml; charset=utf-8"


def assert_said(answer, site):
    """Hold an answer to the headers that belong to every file, and to silence about what serves it."""
    policy = re.search('Content-Security-Policy" content="([^"]+)"', (site / "index.html").read_text("utf-8"))[1]
    assert answer.headers["content-security-policy"] == unescape(policy) + "; frame-ancestors 'none'"
    for name in SAID:
        assert answer.headers.get(name), name
    assert not re.search(r"\d", answer.headers.get("server", ""))


def test_a_page_is_a_folder_and_the_way_to_it_stays_on_the_same_host(host, nameless):
    assert host.get("").body == (nameless / "index.html").read_bytes()
    assert host.get("topics/history/").body == (nameless / "topics" / "history" / "index.html").read_bytes()
    answer = host.get("topics/history")
    assert answer.status in (301, 308)
    assert answer.headers["location"] == f"{host.home}topics/history/"
    assert_said(answer, nameless)
    if host.home != "/":
        answer = webservers.Server(host.port, host.home[:-1], host.folder).get("")
        assert answer.status == 301
        assert answer.headers["location"].endswith(host.home)


def test_behind_tor_the_way_to_a_folder_names_no_host(hosts):
    for home in HOMES:
        answer = hosts["nginx", home].get("topics/history", Host="recordexample.onion")
        assert answer.headers["location"] == f"{home}topics/history/"


def test_what_moved_leads_on_and_keeps_the_fragment(host, nameless, browser):
    answer = host.get(OLD)
    assert answer.status == 301
    assert urljoin(host.address + OLD, answer.headers["location"]) == host.address + NEW
    assert_said(answer, nameless)
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{host.address}{OLD}#before-you-follow-a-link")
    assert page.url == f"{host.address}{NEW}#before-you-follow-a-link"
    page.goto(f"{host.address}go/exodus-1962/")
    page.wait_for_url(f"{host.address}topics/migration/#exodus-1962")
    page.context.close()


def test_what_does_not_exist_is_told_at_any_depth(host, nameless):
    for path in (
        "nothing",
        "nothing/",
        "topics/",
        "a/b/c/d",
        "data/missing.bib",
        "search/0123456789ab/texts-0.js",
        ".git/config",
    ):
        answer = host.get(path)
        assert answer.status == 404, path
        assert answer.body == (nameless / "404.html").read_bytes(), path
        assert answer.headers["content-type"] == "text/html; charset=utf-8", path
        assert "immutable" not in answer.headers.get("cache-control", ""), path
        assert_said(answer, nameless)


def test_texts_come_compressed_and_pictures_as_they_are(host, nameless):
    for kind in ("html", "css", "js", "json", "xml", "bib", "ris", "ics"):
        path = example(nameless, kind)
        answer = host.get(path, Accept_Encoding="gzip")
        assert answer.headers["content-encoding"] == "gzip", path
        assert "accept-encoding" in answer.headers["vary"].lower(), path
        assert gzip.decompress(answer.body) == (nameless / path).read_bytes(), path
        assert len(answer.body) < (nameless / path).stat().st_size
    assert "content-encoding" not in host.get(example(nameless, "png"), Accept_Encoding="gzip").headers


@pytest.mark.parametrize("name", ["nginx", "caddy"])
def test_what_was_compressed_beforehand_is_sent_so_and_what_is_hidden_never(guide, nameless, tmp_path, name):
    site = Path(shutil.copytree(nameless, tmp_path / "site"))
    (site / "topics" / ".kept").write_text("hidden", "utf-8")
    webservers.pack(guide, site)
    with serve(guide, name, "/", site, tmp_path) as host:
        assert host.get("topics/.kept").status == 404
        for path in ("about/method/", example(nameless, "css"), "data/sources.json"):
            file = site / path / "index.html" if path.endswith("/") else site / path
            packed = file.with_name(f"{file.name}.gz").read_bytes()
            answer = host.get(path, Accept_Encoding="gzip")
            assert (answer.headers["content-encoding"], answer.body) == ("gzip", packed), path
            assert host.get(path).body == gzip.decompress(packed) == file.read_bytes()


def test_what_is_named_by_its_contents_is_kept_and_all_else_asked_for_anew(host, nameless):
    kept = [*nameless.glob("assets/*.css"), *nameless.glob("assets/*.js"), *nameless.glob("search/*/*.js")]
    assert len(kept) > 20
    for file in kept:
        answer = host.get(file.relative_to(nameless).as_posix(), "HEAD")
        assert answer.headers["cache-control"] == "public, max-age=31536000, immutable", file
    for path in ("", "topics/history/", "assets/icon.svg", "assets/card.png", "data/sources.bib", "feed.xml"):
        answer = host.get(path, "HEAD")
        assert answer.headers["cache-control"].startswith("public, max-age=300"), path
        assert answer.body == b""
        same = host.get(path, If_None_Match=answer.headers["etag"])
        assert (same.status, same.body) == (304, b""), path
        assert same.headers["cache-control"] == answer.headers["cache-control"]
        assert_said(same, nameless)
        assert host.get(path, If_Modified_Since=answer.headers["last-modified"]).status == 304


def test_a_part_of_a_file_can_be_had(host, nameless):
    answer = host.get("data/sources.bib", Range="bytes=10-19")
    assert answer.status == 206
    assert answer.body == (nameless / "data" / "sources.bib").read_bytes()[10:20]


def test_no_record_of_readers_is_kept(host):
    for path in ("", "nothing/", "topics/history", ".git/config"):
        host.get(path, User_Agent="a-reader-at-risk")
    assert "127.0.0.1:" not in re.sub(rf"127\.0\.0\.1:{host.port}\b", "", host.written)
    assert "a-reader-at-risk" not in host.written
    assert "nothing" not in host.written


def test_many_readers_at_once_get_every_byte_right(host, nameless):
    """Two hundred readers, eight at a time, each with a first view and three pages more."""
    pages = [address for address in measures.pages_of(nameless) if address.endswith("/") and address != OLD]
    first = ["", *(file.relative_to(nameless).as_posix() for file in nameless.glob("assets/site.*")), "assets/icon.svg"]

    def visit(number):
        server = webservers.Server(host.port, host.home, host.folder)
        asked = [*first, *(pages[(number * 3 + more) % len(pages)] for more in range(3))]
        wrong = [path for path in asked if not right(server.get(path, Accept_Encoding="gzip"), nameless / path)]
        server.connection.close()
        return len(asked), wrong

    with concurrent.futures.ThreadPoolExecutor(8) as readers:
        done = list(readers.map(visit, range(200)))
    assert sum(count for count, _ in done) == 200 * 7
    assert [path for _, wrong in done for path in wrong] == []


def right(answer, file: Path) -> bool:
    """Tell whether an answer has every byte of a file, or of a folder's page."""
    body = gzip.decompress(answer.body) if answer.headers.get("content-encoding") == "gzip" else answer.body
    return answer.status == 200 and body == (file / "index.html" if file.is_dir() else file).read_bytes()


def test_no_page_has_an_address_that_begins_at_the_root(nameless, elsewhere):
    for site in (nameless, elsewhere):
        pages = list(site.rglob("*.html"))
        assert len(pages) > 600
        for page in pages:
            if page == elsewhere / "404.html":
                continue
            rooted = [link for link in LINK.findall(page.read_text("utf-8")) if link.startswith("/") or "url=/" in link]
            assert rooted == [], page


def test_a_copy_leads_nobody_to_the_public_site(elsewhere):
    """Its address stands in what programs read and what readers cite, and no link leads there."""
    named = 0
    for page in elsewhere.rglob("*.html"):
        html = page.read_text("utf-8")
        named += ELSEWHERE in html
        for tag in re.findall(rf"<[^<>]*(?:href|src)=\"{ELSEWHERE}[^<>]*>", html):
            assert tag.startswith('<link rel="canonical"'), (page, tag)
    assert named > 600


def test_every_link_stays_below_the_site_and_answers(hosts, nameless):
    host, known = hosts["nginx", HOMES[1]], {}
    for page in nameless.rglob("*.html"):
        at = page.relative_to(nameless).as_posix().removesuffix("index.html")
        for link in re.findall(r'(?:href|src)="([^"]*)"', page.read_text("utf-8")):
            to = urljoin(host.address + at, unescape(link)).partition("#")[0]
            if at != "404.html" and urlsplit(to).scheme != "mailto" and not link.startswith("http"):
                known.setdefault(to, at)
    assert len(known) > 100
    assert [to for to in known if not to.startswith(host.address)] == []
    paths = {to.removeprefix(host.address): at for to, at in known.items()}
    assert [(path, at) for path, at in paths.items() if host.get(path, "HEAD").status != 200] == []


def test_search_in_a_folder_finds_and_leads_there(hosts, browser):
    for name in ("nginx", "caddy"):
        host = hosts[name, HOMES[1]]
        with measures.Search(browser, host.address) as search:
            search.page.goto(f"{host.address}about/method/")
            search.page.keyboard.press("/")
            assert search.ask("Bilash")
            assert [asked for asked in search.visit.asked if not asked.startswith(host.address)] == []
            assert search.visit.refused == []
            search.page.locator("dialog li a").first.click()
            search.page.wait_for_url(re.compile(f"{host.address}(?:topics|reference|sources)/"))


def test_a_reader_gets_back_from_an_address_that_does_not_exist(hosts, browser):
    for name, home in (("nginx", HOMES[0]), ("caddy", HOMES[1])):
        host = hosts[name, home]
        page = browser.new_context(java_script_enabled=False).new_page()
        visit = measures.watch(page)
        for path in ("topics/nothing/", "nothing"):
            page.goto(host.address + path)
            assert page.locator("h1").inner_text() == "There is no page here"
            for _ in range(3):
                if page.url == host.address:
                    break
                page.get_by_text("up one step" if page.url.endswith("/") else "to the folder").click()
            assert page.url == host.address, path
        assert visit.refused == []
        assert [asked for asked in visit.asked if not asked.startswith(host.address)] == []
        page.context.close()


def test_where_the_address_is_known_the_page_for_none_leads_there(guide, elsewhere, browser, tmp_path):
    home = urlsplit(ELSEWHERE).path
    with serve(guide, "nginx", home, elsewhere, tmp_path) as host:
        page = browser.new_context().new_page()
        visit = measures.watch(page)
        page.goto(f"{host.address}a/b/c/d")
        links = [link.get_attribute("href") for link in page.locator("a[href^='/']").all()]
        assert len(links) > 20
        assert [link for link in links if host.get(link.removeprefix(home)).status != 200] == []
        page.keyboard.press("/")
        page.locator("dialog input").fill("Bilash")
        page.locator("dialog li a").first.click()
        page.wait_for_url(re.compile(f"{host.address}(?:topics|reference|sources)/"))
        assert [asked for asked in visit.asked if not asked.startswith(host.address)] == []
        page.context.close()


def test_pages_tell_of_the_onion_mirror_and_only_where_there_is_one(elsewhere, nameless):
    for path in ("", "topics/history/"):
        told = f'<meta http-equiv="onion-location" content="{ONION}{path}">'
        assert told in measures.read(elsewhere, path)
        assert "onion-location" not in measures.read(nameless, path)


def test_settings_for_hosts_that_read_them_begin_at_the_root(elsewhere, nameless):
    home = urlsplit(ELSEWHERE).path
    for site, at in ((nameless, "/"), (elsewhere, home)):
        redirects = (site / "_redirects").read_text("utf-8").splitlines()
        assert redirects[1:] == [f"{at}{OLD} {at}{NEW} 301"]
        said = (site / "_headers").read_text("utf-8")
        kept = re.findall(r"^(\S+)\n  Cache-Control: .*immutable$", said, re.M)
        assert len(kept) == 4
        for path in kept:
            assert path.startswith(at), path
            assert (site / path.removeprefix(at).removesuffix("*")).exists(), path
        assert len(re.findall(r"^/", said, re.M)) <= 100, "Cloudflare takes 100 rules"
        assert max(map(len, said.splitlines())) <= 2000, "and lines of 2,000 letters"
