"""Addresses are asked politely and judged with care: tried on a server of this machine, with a clock of our own."""

import contextlib
import datetime
import email.utils
import http.server
import json
import re
import socket
import ssl
import threading
import time
from collections import Counter

import links as command
import pytest
import trustme
from atajurt import notices, responses, standings
from atajurt.links import Link, links
from atajurt.record import read_record
from atajurt.responses import Answer, Reply, Request, follow, seconds
from atajurt.standings import Standing
from atajurt.visits import over_http, visit
from bs4 import BeautifulSoup
from markdown_it import MarkdownIt

DAY = datetime.datetime(2026, 11, 22, 9, tzinfo=datetime.UTC).timestamp()
WEEK = 7 * 86400


class Clock:
    """A clock that goes on only when somebody waits, and remembers for how long."""

    def __init__(self, now=DAY):
        self.time, self.waits = now, []

    def now(self):
        return self.time

    def sleep(self, length):
        self.waits.append(length)
        self.time += length


class Site(http.server.BaseHTTPRequestHandler):
    """A site with an address for each way to answer."""

    asked: Counter
    agents: set
    cookies: set

    def do_HEAD(self):
        self.answer()

    def do_GET(self):
        self.answer()

    def answer(self):
        path = self.path.partition("?")[0]
        self.asked[self.command, path] += 1
        self.agents.add(self.headers["User-Agent"])
        self.cookies.add(self.headers.get("Cookie"))
        times = self.asked[self.command, path]
        moved = {"/301": "/here", "/308": "/301", "/302": "/here", "/home": "/", "/loop": "/loop", "/mixed": "/302"}
        match path.strip("/"):
            case "slow":
                time.sleep(0.5)
                self.reply(200)
            case "busy":
                self.reply(429 if times == 1 else 200, **{"Retry-After": "42"})
            case "busy-until":
                later = email.utils.formatdate(DAY + 90, usegmt=True)
                self.reply(503 if times == 1 else 200, **{"Retry-After": later})
            case "too-busy":
                self.reply(429, **{"Retry-After": "99999"})
            case "head-less":
                self.reply(405 if self.command == "HEAD" else 200)
            case "broken-once":
                self.reply(500 if self.command == "HEAD" or times == 1 else 200)
            case "cut":
                self.connection.shutdown(socket.SHUT_RDWR)
            case "file":
                self.reply(301, Location="ftp://127.0.0.1/file")
            case "nonsense":
                self.reply(301, Location="http://[bad")
            case number if path in moved:
                code = {"/home": 301, "/loop": 302, "/mixed": 301}.get(path) or int(number)
                self.reply(code, Location=moved[path])
            case number if number.isdigit():
                self.reply(int(number))
            case _:
                self.reply(200, **{"Set-Cookie": "who=you"})

    def reply(self, status, **headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_):
        pass


@contextlib.contextmanager
def serving(context=None):
    """Yield the port of a new `Site`, and its handler, which counts."""
    handler = type("Site", (Site,), {"asked": Counter(), "agents": set(), "cookies": set()})
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    if context:
        server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server.server_address[1], handler
    server.shutdown()
    server.server_close()


@pytest.fixture(autouse=True)
def no_network(monkeypatch):
    """Let no test leave this machine; names of other hosts do not exist."""
    real = socket.getaddrinfo

    def only_here(host, *arguments, **more):
        if host not in ("127.0.0.1", "localhost", b"127.0.0.1"):
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return real(host, *arguments, **more)

    monkeypatch.setattr(socket, "getaddrinfo", only_here)
    for name in ("http_proxy", "https_proxy", "all_proxy", "SITE_URL", "REPO_URL"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture(scope="module")
def server():
    with serving() as found:
        yield found


def ask(server, *paths, clock=None, timeout=0.2, delay=5):
    """Return the answers to some paths of the site, by path."""
    base = f"http://127.0.0.1:{server[0]}/"
    reach = over_http("A reference site (test)", timeout, clock or Clock())
    found = dict(visit([base + path for path in paths], reach, clock or Clock(), delay))
    return {address.removeprefix(base): answer for address, answer in found.items()}


@pytest.mark.parametrize(
    ("path", "kind", "status", "to"),
    [
        ("200", "answers", 200, ""),
        ("here", "answers", 200, ""),
        ("head-less", "answers", 200, ""),
        ("broken-once", "answers", 200, ""),
        ("301", "moved", 200, "here"),
        ("308", "moved", 200, "here"),
        ("302", "answers", 200, ""),
        ("mixed", "answers", 200, ""),
        ("home", "front page", 200, ""),
        ("401", "refused", 401, ""),
        ("403", "refused", 403, ""),
        ("404", "not found", 404, ""),
        ("410", "gone", 410, ""),
        ("418", "unclear", 418, ""),
        ("451", "unclear", 451, ""),
        ("999", "unclear", 999, ""),
        ("429", "too many requests", 429, ""),
        ("500", "server error", 500, ""),
        ("503", "server error", 503, ""),
        ("loop", "unclear", 302, ""),
        ("file", "unclear", 301, ""),
        ("nonsense", "unclear", 301, ""),
        ("slow", "time-out", 0, ""),
        ("cut", "no connection", 0, ""),
    ],
)
def test_each_way_to_answer_is_told_from_the_others(server, path, kind, status, to):
    (answer,) = ask(server, path).values()
    moved = f"http://127.0.0.1:{server[0]}/{to}" if to or path == "home" else ""
    assert answer == Answer(kind, status, moved)


def test_a_host_that_does_not_exist_and_a_port_where_nobody_listens():
    reach = over_http("test", 1, Clock())
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    found = dict(visit(["http://nowhere.invalid/", f"http://127.0.0.1:{port}/"], reach, Clock(), 0))
    assert [answer.kind for answer in found.values()] == ["no such host", "no connection"]


def test_a_certificate_that_nobody_vouches_for_is_no_answer():
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trustme.CA().issue_cert("127.0.0.1").configure_cert(context)
    with serving(context) as (port, site):
        found = dict(visit([f"https://127.0.0.1:{port}/200"], over_http("test", 5, Clock()), Clock(), 0))
    assert [answer.kind for answer in found.values()] == ["certificate"]
    assert not site.asked


def test_it_waits_as_long_as_the_site_asks(server):
    clock = Clock()
    assert ask(server, "busy", clock=clock)["busy"].kind == "answers"
    assert clock.waits == [42]
    clock = Clock()
    assert ask(server, "busy-until", clock=clock)["busy-until"].kind == "answers"
    assert clock.waits == [90]


def test_a_site_that_asks_for_hours_is_left_alone():
    with serving() as (port, site):
        clock = Clock()
        found = ask((port, site), "too-busy", "200", "404", clock=clock)
    assert {answer.kind for answer in found.values()} == {"too many requests"}
    assert found["too-busy"].status == 429
    assert sum(site.asked.values()) == 1
    assert clock.waits == []


def test_between_two_requests_to_one_host_there_is_a_pause_and_other_hosts_come_first():
    clock, sent = Clock(), []

    def reach(request):
        sent.append((request.url, clock.now() - DAY))
        return Reply(200)

    list(visit(["http://a.org/1", "http://www.a.org/2", "http://b.org/1", "http://b.org/2"], reach, clock, 7))
    assert sent == [("http://a.org/1", 0), ("http://b.org/1", 0), ("http://www.a.org/2", 7), ("http://b.org/2", 7)]


def test_what_does_not_answer_in_time_is_asked_again_later_and_later(server):
    clock = Clock()
    ask(server, "slow", clock=clock)
    assert clock.waits == [15, 30]
    assert server[1].asked["HEAD", "/slow"] >= 3


def test_it_says_who_asks_and_keeps_no_cookie():
    with serving() as (port, site):
        ask((port, site), "here", "there", "301")
    assert site.agents == {"A reference site (test)"}
    assert site.cookies == {None}


def test_no_reply_leads_on_for_ever():
    replies = [Reply(status, "/x", wait, kind) for status in range(100, 600) for wait in (None, 1) for kind in ("",)]
    replies += [Reply(failure=kind) for kind in responses.NETWORK]
    for reply in replies:
        step, steps = Request("http://a.org/", "http://a.org/"), 0
        while isinstance(step, Request):
            step, steps = follow(step, reply), steps + 1
            assert steps <= responses.HOPS + 2 * responses.TRIES, reply
        assert step.kind in responses.MEANING


@pytest.mark.parametrize(
    ("text", "length"), [("7", 7), (" 7 ", 7), ("", None), ("soon", None), ("-1", None), ("²", None)]
)
def test_a_pause_is_read_or_not(text, length):
    assert seconds(text, DAY) == length
    assert seconds(email.utils.formatdate(DAY - 9, usegmt=True), DAY) == 0


# From week to week ---------------------------------------------------------------------------------------------------


def told(*kinds, weeks=4):
    """Return the states of an address that answers so from week to week."""
    standing, states = None, []
    for week, kind in enumerate(kinds):
        today = (datetime.date(2026, 11, 1) + datetime.timedelta(weeks=week)).isoformat()
        standing = standings.renewed(standing, Answer(kind), today)
        states.append(standing.state(weeks))
    return states


def test_an_address_is_dead_only_after_weeks_of_failing():
    assert told("answers", "not found", "gone", "time-out", "not found", "not found") == [
        "fine",
        *["failing"] * 4,
        "dead",
    ]
    assert told("not found", "answers", "not found") == ["failing", "fine", "failing"]
    assert told("not found", "refused", "not found", weeks=2) == ["failing", "failing", "dead"]
    assert told("refused", "too many requests", "unclear") == ["unknown"] * 3
    assert told("moved", "front page") == ["moved", "look"]


def test_what_is_known_is_written_and_read_again(tmp_path):
    known = {"http://a.org/Ә": Standing("gone", 410, "", "2026-11-22", "2026-11-01", "2026-11-08")}
    standings.write(tmp_path / "new" / "links.json", known)
    assert standings.read(tmp_path / "new" / "links.json") == known
    assert [file.name for file in (tmp_path / "new").iterdir()] == ["links.json"]
    assert standings.read(tmp_path / "none.json") == {}


# The links of a record -----------------------------------------------------------------------------------------------

ENTRY = """@article{{{key},
  title      = {{{{Title}}}},
  journal    = {{Outlet}},
  date       = {{2020-01-01}},
  langid     = {{english}},
  kind       = {{news}},
  extent     = {{whole}},
  paragraphs = {{40}},
  annotation = {{Invented.}},
  {more}
}}
"""
PAGE = """# Page

It was so [@one, para. 1], and so [@one, para. 2].
See [there](https://pages.org/a_(b)#part), <https://pages.org/c> and [an example](https://example.org/x).
`[no](https://code.org/)` <!-- https://hidden.org/ -->
"""


def entry(key, **fields):
    return ENTRY.format(key=key, more="\n  ".join(f"{name} = {{{value}}}," for name, value in fields.items()))


@pytest.fixture
def project(tmp_path):
    (tmp_path / "docs" / "about").mkdir(parents=True)
    (tmp_path / "docs" / "page.md").write_text(PAGE, "utf-8")
    (tmp_path / "docs" / "about" / "risk.yml").write_text(
        "- {host: outlawed.org, label: outlawed here, source: invented}\n", "utf-8"
    )
    (tmp_path / "mkdocs.yml").write_text("site_name: An Invented “Site”\n", "utf-8")
    sources = [
        entry("one", url="https://one.org/1", address="confirmed", doi="10.1000/a&lt;b"),
        entry("two", url="https://www.outlawed.org/2", address="copy"),
    ]
    (tmp_path / "bibliography.bib").write_text("\n".join(sources), "utf-8")
    return tmp_path


def test_every_address_is_found_with_where_it_is_used(project):
    found = {link.address: link for link in links(read_record(project))}
    assert sorted(found) == [
        "https://doi.org/10.1000/a%26lt;b",
        "https://one.org/1",
        "https://pages.org/a_(b)",
        "https://pages.org/c",
        "https://www.outlawed.org/2",
    ]
    assert found["https://one.org/1"].places == ("one",)
    assert found["https://one.org/1"].statements == 1
    assert found["https://one.org/1"].elsewhere == ("https://doi.org/10.1000/a%26lt;b",)
    assert found["https://pages.org/c"].places == ("docs/page.md:4",)
    assert (found["https://www.outlawed.org/2"].copy, found["https://www.outlawed.org/2"].outlawed) == (
        True,
        "outlawed here",
    )


def test_the_links_of_this_site_are_found(record):
    found = links(record)
    assert {source.url.partition("#")[0] for source in record.sources.values() if source.url} <= {
        link.address for link in found
    }


# The command ---------------------------------------------------------------------------------------------------------


def run(project, capsys, *arguments, clock=None, reach=lambda request: Reply(200)):
    """Return exit status, output, and what was asked."""
    asked = []

    def noted(request):
        asked.append(request.url)
        return reach(request)

    status = command.main(["--root", str(project), *arguments], clock or Clock(), noted)
    said = capsys.readouterr()
    return status, said.out, said.err, asked


def test_it_asks_and_tells_and_says_nothing_else(project, capsys):
    status, said, error, asked = run(project, capsys, "--outlawed")
    assert (status, said, error) == (0, "Of 5 addresses: 5 fine\n", "")
    assert len(asked) == 5


def test_what_a_state_has_outlawed_is_asked_only_when_told_to(project, capsys):
    _, said, _, asked = run(project, capsys)
    assert "https://www.outlawed.org/2" not in asked
    assert said == "Of 5 addresses: 4 fine; 1 not asked\n"
    assert run(project, capsys, "--outlawed")[3] == ["https://www.outlawed.org/2"]


def test_an_interrupted_run_goes_on_where_it_was(project, capsys):
    def stop(request):
        if "pages.org" in request.url:
            raise KeyboardInterrupt
        return Reply(200)

    status, said, error, asked = run(project, capsys, reach=stop)
    assert (status, said) == (130, "")
    assert "run the same command to go on" in error
    again = run(project, capsys)
    assert set(asked) & set(again[3]) == {asked[-1]}
    assert again[1] == "Of 5 addresses: 4 fine; 1 not asked\n"
    assert run(project, capsys)[3] == []
    assert len(run(project, capsys, clock=Clock(DAY + WEEK))[3]) == 4
    assert run(project, capsys, "--told", clock=Clock(DAY + 3 * WEEK))[3] == []


def test_failing_is_told_with_its_days_and_never_fails_the_run(project, capsys):
    def missing(request):
        return Reply(404) if "one.org" in request.url else Reply(200)

    run(project, capsys)
    for week in range(1, 5):
        status, said, _, _ = run(project, capsys, clock=Clock(DAY + week * WEEK), reach=missing)
        assert status == 0
        assert "Failing for now" in said
    assert "failing since 29 November 2026, last there on 22 November 2026" in said
    assert "the same source is also at https://doi.org/10.1000/a%26lt;b" in said
    assert "used by one, 1 statement" in said
    said = run(project, capsys, clock=Clock(DAY + 5 * WEEK), reach=missing)[1]
    assert "Dead." in said
    assert "Failing for now" not in said


def test_a_network_that_is_down_makes_nothing_fail(project, capsys):
    run(project, capsys)
    before = (project / ".cache" / "links.json").read_text("utf-8")
    down = run(project, capsys, clock=Clock(DAY + WEEK), reach=lambda request: Reply(failure="no such host"))
    assert down[0] == 0
    assert "this may be your own network; nothing was kept" in down[2]
    assert (project / ".cache" / "links.json").read_text("utf-8") == before


def test_one_address_reached_shows_that_the_network_is_there(project, capsys):
    def some(request):
        return Reply(200) if "pages.org/c" in request.url else Reply(failure="no such host")

    _, said, error, _ = run(project, capsys, reach=some)
    assert (said.split("\n")[0], error) == ("Of 5 addresses: 1 fine, 3 failing; 1 not asked", "")


def test_only_what_is_named_is_asked(project, capsys):
    assert run(project, capsys, "one")[3] == ["https://doi.org/10.1000/a%26lt;b", "https://one.org/1"]
    assert run(project, capsys, "pages.org/c")[3] == ["https://pages.org/c"]


@pytest.mark.parametrize(
    "spoilt",
    [
        "{",
        "[]",
        '{"version": 1}',
        '{"version": 2, "addresses": {}}',
        '{"version": 1, "addresses": {"a": {"kind": "fun"}}}',
        '{"version": 1, "addresses": {"a": {"kind": "gone", "asked": "yesterday"}}}',
        '{"version": 1, "addresses": {"a": {"kind": "gone", "asked": 1}}}',
        '{"version": 1, "addresses": {"a": 1}}',
        "\udcff",
    ],
)
def test_answers_that_cannot_be_read_are_put_aside_and_not_lost(project, capsys, spoilt):
    (project / ".cache").mkdir()
    data = spoilt.encode("utf-8", "surrogateescape")
    (project / ".cache" / "links.json").write_bytes(data)
    status, said, error, _ = run(project, capsys, "--outlawed")
    assert (status, said) == (0, "Of 5 addresses: 5 fine\n")
    assert "links.json cannot be read" in error
    assert (project / ".cache" / "links.json.unreadable").read_bytes() == data


def test_bad_usage_ends_with_two_and_a_sentence(project, capsys, tmp_path):
    for wrong in (["--delay", "-3"], ["--delay", "soon"], ["--timeout", "0"], ["--format", "html"], ["--unknown"]):
        with pytest.raises(SystemExit) as ended:
            run(project, capsys, *wrong)
        assert ended.value.code == 2
    (project / "bibliography.bib").write_text("@article{one, title = {{", "utf-8")
    status, _, error, _ = run(project, capsys)
    assert (status, "check.py says why" in error) == (2, True)


def test_a_place_where_nothing_can_be_kept_is_told(project, capsys):
    (project / "file").write_text("", "utf-8")
    status, _, error, _ = run(project, capsys, "--state", str(project / "file" / "links.json"))
    assert (status, error.count("\n"), "Traceback" in error) == (2, 1, False)


def test_who_asks_is_named_from_the_configuration(project, monkeypatch):
    purpose = "asks once a week whether the sources that it cites are still there"
    assert command.agent(project) == f"An Invented Site ({purpose})"
    monkeypatch.setenv("SITE_URL", "https://site.example/")
    assert command.agent(project) == f"An Invented Site (https://site.example/; {purpose})"


def test_progress_is_shown_only_to_somebody_who_looks(project, capsys, monkeypatch):
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    assert "2 of 4" in run(project, capsys)[2]


def test_the_whole_way_from_a_page_to_a_server_and_back(project, capsys, server):
    base = f"http://127.0.0.1:{server[0]}"
    sources = [entry("one", url=f"{base}/404"), entry("two", url=f"{base}/301")]
    (project / "bibliography.bib").write_text("\n".join(sources).replace("127.0.0.1", "localhost"), "utf-8")
    (project / "docs" / "page.md").write_text("# Page\n", "utf-8")
    assert command.main(["--root", str(project), "--delay", "0"], Clock()) == 0
    said = capsys.readouterr().out
    assert said.startswith("Of 2 addresses: 1 moved, 1 failing\n")
    assert re.search(r"leads to http://localhost:\d+/here", said)


def test_an_issue_shows_everything_and_nothing_of_it_acts(capsys):
    hostile = "https://bad.example/</details><img src=x>@someone#1|](x)"
    link = Link("https://one.org/a(b)]", ("one",), 2, (hostile,), True, hostile)
    rows = notices.sorted_rows(
        [link, Link("https://two.org/", ("two",))],
        {
            link.address: Standing("not found", 404, hostile, "2026-11-22", "", "2026-10-01"),
            "https://two.org/": Standing("refused", 403, "", "2026-11-22"),
        },
        4,
    )
    made = notices.markdown(rows, 2, "2026-11-22")
    page = BeautifulSoup(MarkdownIt("gfm-like", {"html": True, "linkify": False}).render(made), "html.parser")
    assert {tag.name for tag in page.find_all()} == {"p", "strong", "h3", "ul", "li", "a", "details", "summary"}
    assert [a["href"] for a in page.find_all("a")] == ["https://one.org/a%28b%29%5D", "https://two.org/"]
    assert "Of 2 addresses: 1 dead, 1 unknown on 22 November 2026" in page.get_text()
    assert hostile in page.get_text().replace("\u200b", "")
    assert "@someone" not in page.get_text()
    assert made.count(f"\n{notices.SECTION}") == 1


def test_nothing_that_a_site_says_commands_the_terminal():
    rows = notices.sorted_rows(
        [Link("https://one.org/", ("one",))],
        {"https://one.org/": Standing("moved", 200, "https://two.org/\x1b[31m", "2026-11-22")},
        4,
    )
    assert "\x1b" not in notices.text(rows, 1)
    assert "⟨U+001B⟩" in notices.text(rows, 1)


def test_what_is_kept_is_plain_data(project, capsys):
    run(project, capsys)
    data = json.loads((project / ".cache" / "links.json").read_text("utf-8"))
    assert data["addresses"]["https://one.org/1"] == {
        "kind": "answers",
        "status": 200,
        "moved_to": "",
        "asked": "2026-11-22",
        "answered": "2026-11-22",
        "failing": "",
    }
