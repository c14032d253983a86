"""The files for machines: read back by other programs, with the same sources, sentences and dates as the record."""

import json
import xml.etree.ElementTree as etree

import bibtexparser
import icalendar
import jsonschema
import pypandoc
import pytest
import rispy
from atajurt import dates
from atajurt.exports.statements import page_address
from bs4 import BeautifulSoup
from pybtex.database import parse_string
from zotero import saved_coins, saved_page

BASE = "https://record.example/"


@pytest.fixture(scope="module")
def data(site):
    """A function that returns the text of a file in data/."""
    return lambda name: (site / "data" / name).read_text("utf-8")


def year(source) -> str:
    """Return the year of a source."""
    return str(dates.parse(source.date).first.year)


def test_bib_is_read_by_pybtex_pandoc_and_bibtexparser(record, data):
    text = data("sources.bib")
    by_pybtex = {
        k: (e.fields["title"].strip("{}"), e.fields["date"]) for k, e in parse_string(text, "bibtex").entries.items()
    }
    read = bibtexparser.parse_string(text)
    assert not read.failed_blocks
    by_bibtexparser = {e.key: (e["title"].strip("{}"), e["date"]) for e in read.entries}
    wanted = {key: (source.title, source.date) for key, source in record.sources.items()}
    assert by_pybtex == wanted
    assert by_bibtexparser == wanted
    by_pandoc = json.loads(pypandoc.convert_text(text, to="csljson", format="biblatex"))
    assert {e["id"]: plain(e["title"]) for e in by_pandoc} == {k: plain(s.title) for k, s in record.sources.items()}


def plain(title: str) -> str:
    """Return a title without markup and kinds of quotation marks, which pandoc turns as English does within a title."""
    return BeautifulSoup(title, "html.parser").get_text().translate(dict.fromkeys(map(ord, '“”‘’"'), "'"))


def test_ris_is_read_by_rispy_and_pandoc(record, data):
    text = data("sources.ris")
    by_rispy = {e["id"]: (e["title"], e["publication_year"]) for e in rispy.loads(text)}
    assert by_rispy == {key: (source.title, year(source)) for key, source in record.sources.items()}
    by_pandoc = json.loads(pypandoc.convert_text(text, to="csljson", format="ris"))
    assert sorted(plain(e["title"]) for e in by_pandoc) == sorted(plain(s.title) for s in record.sources.values())


def test_csl_json_has_every_source_with_title_date_and_address(record, data):
    found = {entry["id"]: entry for entry in json.loads(data("sources.json"))}
    assert found.keys() == record.sources.keys()
    for key, source in record.sources.items():
        assert plain(found[key]["title"]) == plain(source.title), key
        issued = found[key]["issued"]
        assert str(issued["date-parts"][0][0] if "date-parts" in issued else issued["literal"])[:4] == year(source), key
        assert found[key].get("URL", "") == source.url, key
    again = pypandoc.convert_text(data("sources.json"), to="csljson", format="csljson")
    assert {entry["id"] for entry in json.loads(again)} == record.sources.keys()


def test_each_page_has_its_references_as_files(record, site, data):
    for page in record.topics:
        keys = {citation.key for statement in page.statements for citation in statement.citations}
        name = page.path.removesuffix(".md").replace("/", "-")
        assert set(parse_string(data(f"{name}.bib"), "bibtex").entries) == keys
        assert {entry["id"] for entry in rispy.loads(data(f"{name}.ris"))} == keys
        html = (site / page_address(page.path) / "index.html").read_text("utf-8")
        offered = [a["href"] for a in BeautifulSoup(html, "html.parser").select(".cite-page a[download]")]
        assert offered == [f"../../data/{name}.bib", f"../../data/{name}.ris"]


def test_statements_fit_their_schema_and_are_all_there(record, data):
    found, schema = json.loads(data("statements.json")), json.loads(data("statements.schema.json"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(found, schema)
    assert [s["id"] for s in found["statements"]] == [s.anchor for s in record.statements]
    for row, statement in zip(found["statements"], record.statements, strict=True):
        assert row["when"] == statement.when
        assert [c["source"] for c in row["citations"]] == [c.key for c in statement.citations]
        assert row["url"] == f"{BASE}{page_address(statement.page)}#{statement.anchor}"
        assert "[@" not in row["text"]
        assert "](" not in row["text"]


def test_calendar_has_every_dated_sentence_on_its_days(record, data):
    events = icalendar.Calendar.from_ical(data("timeline.ics")).walk("VEVENT")
    dated = [s for s in record.statements if s.when]
    assert len(events) == len(dated)
    assert len({event["UID"] for event in events}) == len(events)
    spans = {event["UID"].partition("@")[0]: (event.start, event.end) for event in events}
    for statement in dated:
        when = dates.parse(statement.when)
        first, after = spans[statement.anchor]
        assert (first, (after - when.last).days) == (when.first, 1), statement.anchor


def test_feed_is_atom_with_every_change(record, site):
    root = etree.parse(site / "feed.xml").getroot()
    atom = "{http://www.w3.org/2005/Atom}"
    assert root.tag == f"{atom}feed"
    for element in (root, *root.findall(f"{atom}entry")):
        assert all(element.findtext(f"{atom}{name}") for name in ("id", "title", "updated"))
    assert len(root.findall(f"{atom}entry")) == len(record.changes)
    assert len({e.findtext(f"{atom}id") for e in root.findall(f"{atom}entry")}) == len(record.changes)


def test_topic_tells_reference_managers_what_it_is(record, site):
    for topic in record.topics:
        page = BeautifulSoup((site / page_address(topic.path) / "index.html").read_text("utf-8"), "html.parser")
        meta = {tag["name"]: tag["content"] for tag in page.select("meta[name]")}
        address = BASE + page_address(topic.path)
        assert meta["citation_title"] == meta["DC.title"] == topic.title
        assert meta["citation_author"].strip(",") == "The Atajurt Record"
        assert meta["citation_public_url"] == page.select_one("link[rel=canonical]")["href"] == address
        told = json.loads(page.select_one("script[type='application/ld+json']").string)
        assert (told["headline"], told["url"]) == (topic.title, address)
        assert told["license"] == meta["DC.rights"]
        assert not page.select("span.Z3988"), "a topic is saved as itself"
        cited = page.select_one(".cite-page details").get_text()
        assert cited.count(address) >= 5
        entry = next(iter(parse_string(page.select(".cite-page code")[0].get_text(), "bibtex").entries.values()))
        assert entry.fields["title"].strip("{}") == topic.title


def test_sources_are_offered_to_reference_managers_on_their_own_pages(record, site):
    whole = BeautifulSoup((site / "sources" / "index.html").read_text("utf-8"), "html.parser")
    assert len(whole.select("span.Z3988")) == len(record.sources)
    for key in record.sources:
        page = BeautifulSoup((site / "sources" / key / "index.html").read_text("utf-8"), "html.parser")
        assert len(page.select("span.Z3988")) == 1, key


def test_zotero_saves_a_topic_as_a_page_by_a_group(record, site):
    for topic in record.topics:
        page = BeautifulSoup((site / page_address(topic.path) / "index.html").read_text("utf-8"), "html.parser")
        assert saved_page(page) == {
            "itemType": "webpage",
            "title": topic.title,
            "creators": [{"lastName": "The Atajurt Record", "firstName": ""}],
            "date": "2026/11",
            "language": "en",
            "url": BASE + page_address(topic.path),
            "rights": "https://creativecommons.org/licenses/by/4.0/",
        }


def test_zotero_saves_all_sources_from_their_list_as_in_the_bib(record, site, data):
    page = BeautifulSoup((site / "sources" / "index.html").read_text("utf-8"), "html.parser")
    found = [saved_coins(span["title"]) for span in page.select("span.Z3988")]
    entries = parse_string(data("sources.bib"), "bibtex").entries.values()
    assert len(found) == len(entries)
    by_title = {(item["title"], item["publicationTitle"]): item for item in found}  # a title may stand twice
    for entry in entries:
        fields = entry.fields
        item = by_title[fields["title"].strip("{}"), fields["journal"].replace("{", "").replace("}", "")]
        assert fields["date"].startswith(item["date"])
        assert item.get("url", "") == fields.get("url", "")
        assert item.get("DOI", "") == fields.get("doi", "")
        authors = [" ".join([*p.prelast_names, *p.last_names]) for p in entry.persons.get("author", ())]
        assert [creator["lastName"].split()[-1] for creator in item["creators"]] == [
            a.strip("{}").split()[-1] for a in authors
        ]
