"""An address on a page, made without MkDocs, is the one that MkDocs would write."""

from itertools import product

import pytest
from atajurt.views import relative
from mkdocs.utils import get_relative_url

PAGES = ["", "topics/", "topics/a/", "topics/a/b/", "sources/key/", "sources/key/2000-2009/"]
TARGETS = [*PAGES, "topics/ab/", "b/", "data/timeline.ics", "feed.xml"]


@pytest.mark.parametrize(("page", "target"), list(product(PAGES, TARGETS)))
def test_the_address_of_one_page_on_another_is_that_of_mkdocs(page, target):
    assert (relative(page, target) or "./") == get_relative_url(target or "./", page)


def test_the_address_of_one_markdown_file_on_another_climbs_no_further_than_it_must():
    assert relative("reference/people/one.md", "reference/people.md") == "../people.md"
    assert relative("index.md", "topics/a.md") == "topics/a.md"
    assert relative("topics/a.md", "topics/b.md") == "b.md"
