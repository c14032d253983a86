"""Whatever is typed, the parsers neither crash nor lose their place, and what they read they can write again."""

import contextlib
import string

from atajurt import dates, locators
from atajurt.citations import find_groups, parse_braces, parse_citations
from atajurt.fixes import fix_page
from atajurt.masks import mask, without_code
from atajurt.pages import read_page
from atajurt.quotations import find, plain
from atajurt.sources import read_bibliography
from hypothesis import example, given, settings
from hypothesis import strategies as st

SIGNS = "[](){}@;:,.#`~<>!|*_\\\"“”'’-=+ \n\t"
MARKS = st.sampled_from([*SIGNS, "![[", "]]", "```", "[@", ", para. ", "<!--", "-->", "---\n", "\n\n"])
MARKDOWN = st.lists(st.one_of(MARKS, st.text(max_size=6)), max_size=60).map("".join)
WORDS = st.text(string.ascii_letters + " 'é新Ж", min_size=0, max_size=12)
KEYS = st.text(string.ascii_lowercase + string.digits + "_-", min_size=1, max_size=12).filter(
    lambda key: key[0].isalnum()
)


@given(MARKDOWN)
@example("![[]]" * 40)
@example("[" * 300 + "@a" + "]" * 300)
@settings(max_examples=400)
def test_reading_a_page_keeps_its_place(text):
    assert len(mask(text)) == len(without_code(text)) == len(text)
    page = read_page("topics/page.md", text)
    for statement in page.statements:
        assert 0 <= statement.start <= statement.end <= len(text)
        for group in statement.groups:
            assert text[group.start] + text[group.bracket_end - 1] == "[]"
    assert len(page.groups) >= sum(len(statement.groups) for statement in page.statements)


@given(MARKDOWN)
@settings(max_examples=200)
def test_a_fix_settles_at_once_and_loses_no_word(text):
    once = fix_page(text)
    assert fix_page(once) == once
    letters = [char for char in text.removeprefix("\ufeff") if char.isalnum()]
    kept = [char for char in once if char.isalnum()]
    assert len(kept) >= len(letters) - text.count("para") * 9


@given(
    st.sampled_from(["", "alleged:", "official:", "told RFE/RL, quoted in:", "see also"]),
    KEYS,
    st.integers(1, 99),
    st.integers(0, 9),
)
def test_a_citation_is_read_as_it_was_written(prefix, key, first, more):
    place = f"paras. {first}-{first + more}" if more else f"para. {first}"
    (citation,) = parse_citations(f"{prefix} @{key}, {place}".strip(), 0)
    assert (citation.prefix, citation.key, citation.locator) == (prefix, key, place)
    assert [(p.first, p.last) for p in locators.parse(citation.locator)] == [(first, first + more)]


@given(st.text(max_size=40))
def test_braces_locators_dates_and_quotations_refuse_politely(text):
    attributes, error = parse_braces(text)
    assert isinstance(attributes, dict)
    assert isinstance(error, str)
    for parse in (locators.parse, dates.parse):
        with contextlib.suppress(ValueError):  # anything else would fail
            parse(text)
    for quotation in find(text):
        assert plain(quotation.text) == plain(plain(quotation.text)) or not quotation.parts


@given(st.dates())
def test_a_day_is_written_as_it_was_read(day):
    when = dates.parse(day.isoformat())
    assert when.first == when.last == day


@given(
    st.lists(
        st.one_of(st.sampled_from(["@article{", "}", "{", ",", "=", "title", "\n", '"', "%", "@"]), WORDS), max_size=40
    ).map("".join)
)
@settings(max_examples=200)
def test_a_bibliography_is_read_or_refused_with_a_place(text):
    sources, problems = read_bibliography(text, "bibliography.bib")
    assert all(problem.line >= 1 and problem.message for problem in problems)
    assert isinstance(sources, dict)


@given(WORDS, WORDS, KEYS)
def test_a_sentence_with_a_citation_is_a_statement(before, after, key):
    before = f"A{before}".replace("\n", " ")
    (group,) = find_groups(text := f"{before} [@{key}, para. 1]{after}.", mask(text))
    assert group.citations[0].key == key
