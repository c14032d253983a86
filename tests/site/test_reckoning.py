"""The page that says what readers cost: its sizes are those of this site, and its sums are shown."""

import measures
from bs4 import BeautifulSoup

MUCH = 1.25  # a page or two more change little; half as much again changes the sums
ANEW = "run `make load`, which measures anew (it needs nginx and wrk)"


def test_what_was_measured_is_still_about_true(site, record):
    of = {row.name: row.amount for row in record.reckoning}
    pages = [measures.sent(site, address) for address in measures.KINDS.values()]
    files = [file for file in site.rglob("*") if file.is_file()]
    for name, now in {
        "page": sum(pages) / len(pages),
        "pages": len(measures.pages_of(site)),
        "site-files": len(files),
        "site": sum(measures.sent(site, file.relative_to(site).as_posix()) for file in files),
    }.items():
        assert of[name] / MUCH < now < of[name] * MUCH, f"{name}: {of[name]:,.0f} is now {now:,.0f}; {ANEW}"


def test_the_page_shows_every_amount_and_every_sum(site, record):
    page = BeautifulSoup(measures.read(site, "contribute/reckoning/"), "html.parser").article
    cells = [cell.get_text() for cell in page.select("td:first-child")]
    for row in record.reckoning:
        assert row.what.replace("'", "’") in cells
    assert len(cells) == len(record.reckoning) + 14
    assert "Nothing has been measured" not in page.get_text()
