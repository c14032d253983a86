"""The views: what each shows is what the sentences say, nothing missing and nothing more."""

import json
import re
from collections import Counter
from urllib.parse import urljoin

import pytest
from atajurt import dates
from atajurt.disagreements import question
from atajurt.exports.statements import page_address
from atajurt.views.frame import slug
from atajurt.views.index import OTHER
from bs4 import BeautifulSoup
from conftest import build


@pytest.fixture(scope="module")
def view(site):
    """A function that returns a reference page by its name, parsed."""
    return lambda name: (
        BeautifulSoup((site / "reference" / name / "index.html").read_text("utf-8"), "html.parser").article
    )


def targets(element) -> Counter:
    """Return how often each sentence is shown, by the address that its arrow leads to."""
    return Counter(target(link) for link in element.select(".view > a.more"))


def target(link) -> str:
    """Return the address, from the root of the site, that a link on a reference page leads to."""
    return urljoin("/reference/page/", link["href"]).removeprefix("/")


def address(statement) -> str:
    """Return where a sentence stands."""
    return f"{page_address(statement.page)}#{statement.anchor}"


def test_timeline_has_every_dated_sentence_once_and_in_order(record, view):
    page = view("timeline")
    wanted = [s for s in record.statements if s.when]
    assert targets(page) == Counter(map(address, wanted))
    first_days = {address(s): dates.parse(s.when).first for s in wanted}
    shown = [first_days[target(link)] for link in page.select(".view > a.more")]
    assert shown == sorted(shown)
    for heading in page.select(".timeline h2"):
        years = {first_days[a].year for a in targets(heading.find_next_sibling("ul"))}
        assert years == {int(heading["id"].removeprefix("y"))}


def straight(text):
    """Return text with the quotation marks of the Markdown, where the page has those of a book."""
    return text.translate(str.maketrans("“”‘’", "\"\"''"))


def test_timeline_says_date_and_place_of_each_sentence(record, view):
    spots = {spot.id: spot.name for spot in record.places}
    by_address = {address(s): s for s in record.statements}
    for item in view("timeline").select(".timeline li"):
        statement = by_address[next(iter(targets(item)))]
        assert item.select_one(".date").get_text().lower() == dates.parse(statement.when).words.lower()
        where = item.select_one(".where")
        assert (straight(where.get_text()) if where else "") == spots.get(statement.place, "")


def test_topic_strip_leads_to_every_dated_sentence_of_the_topic(record, site):
    for topic in record.topics:
        html = (site / topic.path.removesuffix(".md") / "index.html").read_text("utf-8")
        links = [a["href"] for a in BeautifulSoup(html, "html.parser").select("nav.strip a")]
        assert Counter(links) == Counter(f"#{s.anchor}" for s in topic.statements if s.when), topic.path


def test_places_have_every_sentence_with_a_place_under_it(record, view):
    page = view("places")
    for spot in record.places:
        wanted = Counter(address(s) for s in record.statements if s.place == spot.id)
        heading = page.select_one(f"h2#{slug(spot.name)}")
        assert (targets(heading.find_next_sibling("ul")) if heading else Counter()) == wanted, spot.id
        assert (
            spot.name.replace(" Autonomous Prefecture", "") in page.select_one("svg.map").get_text()
            or not heading
            or (spot.name in page.figcaption.get_text())
        )


def test_people_have_every_sentence_that_names_them_and_no_other(record, view):
    page, names = view("people"), record.names
    for person in record.people:
        heading = page.select_one(f"h3#{slug(person.name)}")
        shown = Counter()
        for element in heading.find_next_siblings():
            if element.name in ("h2", "h3"):
                break
            shown += targets(element)
        naming = {address(s) for s in record.statements if person.name in {e.name for *_, e in names.mentions(s.text)}}
        assert set(shown) == naming | {address(record.named[known]) for known in person.known}, person.name
        assert max(shown.values()) == 1, person.name


def test_nobody_but_public_figures_and_groups_has_an_entry(record):
    kinds = {entry.name: entry.kind for entry in record.names.entries}
    assert {kinds[person.name] for person in record.people} <= {"public", "group"}


def test_figures_have_every_sentence_with_a_figure(record, view):
    page = view("figures")
    linked = {target(link) for link in page.select("td:first-child a")} | set(targets(page))
    assert {address(s) for s in record.statements if s.figure} <= linked
    rows = [row.select_one("td").get_text() for row in page.select("tbody tr")]
    estimates = [estimate for figure in record.figures for estimate in figure.estimates]
    assert rows == [estimate.number for estimate in estimates]
    cited = [[a["href"] for a in row.select("td:last-child a")] for row in page.select("tbody tr")]
    for estimate, links in zip(estimates, cited, strict=True):
        assert links, estimate.id
        assert all(estimate.source in link for link in links), estimate.id


def test_every_question_has_its_sides_its_sources_and_its_reasons(record, view):
    page = view("disagreements")
    asked = [s for s in record.statements if s.heading == "Where sources disagree" and question(s)]
    assert len(asked) >= 20
    assert Counter(h["id"] for h in page.select("h3")) == Counter(s.anchor for s in asked)
    for statement in asked:
        sides = page.select_one(f"h3#{statement.anchor}").find_next_sibling("ul")
        assert len(sides.select("a.citation")) == len(statement.citations), statement.id
        assert len(sides.select("li")) >= 2, statement.id
        reasons = sides.find_next_sibling("dl")
        assert [dt.get_text() for dt in reasons.select("dt")] == [
            "Why they may differ", "What we write", "What would settle it",
        ]  # fmt: skip


def test_open_questions_are_those_of_the_topics(record, view):
    shown = [
        " ".join(straight(item.get_text()).split()) for item in view("unknown").select(".md-typeset > ul li, ul li")
    ]
    wanted = []
    for topic in record.topics:
        part = topic.text.partition("## What is not known")[2].partition("\n## ")[0]
        wanted += [line[2:] for line in part.split("\n") if line.startswith("- ")]
    assert shown == wanted


def test_every_spelling_in_every_script_is_in_the_index(record, view):
    page = view("index-a-z")
    listed = {straight(item.get_text()).partition(":")[0].partition(", see ")[0] for item in page.select(".index li")}
    named = {e.name for s in record.statements for *_, e in record.names.mentions(s.text)}
    for entry in record.names.entries:
        if entry.kind in ("public", "group", "asylum", "place") and entry.name in named:
            assert {entry.name, *entry.also, *entry.spellings} <= listed, entry.name
    assert {form for person in record.people for _, form in person.scripts} <= listed
    letters = [heading.contents[0].strip() for heading in page.select(".index h2")]
    assert letters == sorted(letters, key=lambda letter: (letter == OTHER, letter))


def test_source_pages_lead_to_the_passage_and_warn_of_a_risk(record, site):
    for key, source in record.sources.items():
        page = BeautifulSoup((site / "sources" / key / "index.html").read_text("utf-8"), "html.parser").article
        passages = [a["href"] for a in page.select("a.passage")]
        assert all(re.fullmatch(re.escape(source.url) + r"#:~:text=[\w%.~]+", a) for a in passages), key
        kept = record.records.get(key)  # none where we had no text word for word
        assert bool(passages) == bool(source.url and kept and kept.landmarks), key
        outlawed = any(f"{risk['host']}/" in source.url for risk in record.risks)
        assert ("undesirable" in page.get_text()) == outlawed, key
        drawn = page.select_one("svg.graph")
        parents = source.derives_from or [s for s in record.sources.values() if key in s.derives_from]
        assert bool(drawn) == bool(parents), key


def test_a_changed_sentence_changes_every_view(copy, tmp_path):
    topic = copy / "docs" / "topics" / "history.md"
    before = topic.read_text("utf-8")
    changed = before.replace("was launched in the spring of 2017", "was launched, it is told, in the spring of 2018")
    changed = changed.replace('#group-begins when="2017-21"', '#group-begins when="2018-21"')
    assert changed.count("it is told") == 1
    topic.write_text(changed, "utf-8")
    done = build(copy, tmp_path / "made")
    assert done.returncode == 0, done.stderr
    for name in ("reference/timeline", "reference/people", "topics/history", "sources/umirbekov2019neutered"):
        text = BeautifulSoup((tmp_path / "made" / name / "index.html").read_text("utf-8"), "html.parser").get_text()
        assert "it is told, in the spring of 2018" in " ".join(text.split()), name
    data = json.loads((tmp_path / "made" / "data" / "timeline.json").read_text("utf-8"))
    assert {s["id"]: s["when"] for s in data["statements"]}["group-begins"] == "2018-21"
