"""The shell: addresses in the frame of a page are those that MkDocs itself would write."""

from itertools import product
from types import SimpleNamespace

import pytest
from hooks.shell import url
from mkdocs.utils.templates import url_filter

PAGES = ("", "topics/a/", "topics/b/", "topics/", "topics/a/more/", "about/a/", "404.html", "topics/a.html", "a/", "b/")
ADDRESSES = (*PAGES, ".", "./", "topics/a", "topics", "assets/site.css", "#top", "topics/b/#s-1", "../up/", "/top/")
ELSEWHERE = ("https://example.org/a/", "mailto:a@example.org", "//example.org/a/")
ROUNDABOUT = ("./topics/a/", "topics/./a/", "topics//b/", "topics/../a/", "a/..")


@pytest.mark.parametrize(("address", "page"), list(product((*ADDRESSES, *ELSEWHERE, *ROUNDABOUT), (*PAGES, None))))
def test_an_address_is_written_as_mkdocs_writes_it(address, page):
    context = {"page": None if page is None else SimpleNamespace(url=page), "base_url": "../.."}
    assert url(context, address) == url_filter(context, address)
