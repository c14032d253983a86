import pytest
from atajurt.reckoning import ASSUMED, MEASURED, Reckoning, read_amounts
from atajurt.views.reckoning import number, results, size

OF = {
    "readers": 1000,
    "pages-each": 3,
    "returning": 0.25,
    "searching": 0.1,
    "robots": 0.5,
    "peak": 2,
    "places": 10,
    "changes": 2,
    "free": 1,
    "price": 0.5,
    "first-view": 30_000,
    "first-files": 4,
    "page": 10_000,
    "search": 50_000,
    "search-files": 8,
    "unchanged": 500,
    "pages": 100,
    "site-files": 900,
    "site": 2_000_000,
    "edit-files": 120,
    "edit": 1_000_000,
    "rate": 300,
    "slowest": 90,
    "rate-packed": 20_000,
    "slowest-packed": 3,
}


def test_sums_are_those_done_by_hand():
    sums = Reckoning(OF)
    # 750 come anew and open 2 pages more each, 250 open 3 from the beginning: 2,250 pages; programs fetch 1,500
    assert (sums.anew, sums.more_pages, sums.robots, sums.searches) == (750, 2250, 1500, 100)
    assert sums.bytes == 750 * 30_000 + 3750 * 10_000 + 100 * 50_000 == 65_000_000
    assert sums.requests == 750 * 4 + 3750 + 100 * 8 == 7550
    assert sums.peak == pytest.approx(7550 / 86_400 * 2)
    assert sums.peak_bits == pytest.approx(65_000_000 * 8 / 86_400 * 2)
    assert sums.misses == 10 * 2 * 120
    # 4,500 pages a day, 4.5 for each of 100 pages in 10 places: one in 19,200 seconds, and fresh for 300 of them
    assert sums.askings == pytest.approx(1000 * 86_400 / 19_500)
    assert sums.origin_bytes == pytest.approx(10 * 2 * 1_000_000 + sums.askings * 500)
    assert sums.reached == pytest.approx((2400 + sums.askings) / 7550)
    assert sums.behind == pytest.approx((2400 + sums.askings) / 86_400 * 2)
    told = dict(results(OF))
    assert told["Sent in a month of 30 days"] == "1.95 GB"
    assert told["Cost of that month, at 0.5 a GB"] == "0.475"
    assert told["Days that the free GB of a month last"] == "15.4"


def test_names_of_the_amounts_are_those_that_the_sums_need():
    assert {*MEASURED, *ASSUMED} == OF.keys()


def test_however_many_readers_come_a_page_is_asked_for_anew_no_oftener_than_it_may():
    once, twice, all_at_once = (Reckoning(OF | {"readers": readers}) for readers in (1000, 2000, 10**9))
    assert twice.bytes == 2 * once.bytes
    assert once.askings < twice.askings < all_at_once.askings < 10 * 100 * 288
    assert all_at_once.askings == pytest.approx(10 * 100 * 288, rel=0.01)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("- {name: readers, amount: many, what: Readers}", "row 1 has amount: many, which is not a number"),
        ("- {name: readrs, amount: 1, what: Readers}", "row 1 has the name readrs"),
        ("- {name: rate, amount: 1, what: Requests}", "row 1 has the name rate"),
        ("- {name: readers, amount: -1, what: Readers}", "less than nothing"),
        ("- {name: readers, amount: 1, what: A}\n- {name: readers, amount: 2, what: B}", "row 2 is about readers"),
        ("- {name: readers, amount: 1, what: Readers}", "there is no row about pages-each"),
    ],
)
def test_an_amount_that_does_not_fit_is_told_with_its_row(text, complaint):
    with pytest.raises(ValueError, match=complaint):
        read_amounts(text)


@pytest.mark.parametrize(("amount", "words"), [(3.14159, "3.14"), (999.6, "1,000"), (1234567, "1,230,000")])
def test_numbers_have_three_figures(amount, words):
    assert number(amount) == words


def test_sizes_have_the_unit_that_suits_them():
    assert [size(n) for n in (12, 29_593, 2_443_835, 7.5e12)] == ["12 bytes", "29.6 kB", "2.44 MB", "7.5 TB"]
