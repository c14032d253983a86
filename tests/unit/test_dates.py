"""Dates as far as they are known."""

import datetime

import pytest
from atajurt.dates import parse


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("2021-01-21", "21 January 2021", "2021-01-21", "2021-01-21"),
        ("2020-02", "February 2020", "2020-02-01", "2020-02-29"),
        ("2017", "2017", "2017-01-01", "2017-12-31"),
        ("2017~", "about 2017", "2017-01-01", "2017-12-31"),
        ("2017-23", "autumn 2017", "2017-09-01", "2017-11-30"),
        ("2019-03/2019-08", "March 2019 to August 2019", "2019-03-01", "2019-08-31"),
        ("2020-02?", "perhaps February 2020", "2020-02-01", "2020-02-29"),
    ],
)
def test_date_is_read(text, words, first, last):
    when = parse(text)
    assert (when.words, when.first, when.last) == (words, *map(datetime.date.fromisoformat, (first, last)))


@pytest.mark.parametrize(
    "text",
    ["", "yesterday", "21-01-2021", "2021-13", "2021-02-30", "2021-00", "2021/", "2020/2019", "2021-1-1", "0000"],
)
def test_what_is_no_date_is_refused(text):
    with pytest.raises(ValueError, match="“"):
        parse(text)
