"""The shell: addresses in the frame of a page are those that MkDocs itself would write; no page names all of many."""

import re
from itertools import product
from types import SimpleNamespace

import jinja2
import pytest
from conftest import ROOT
from hooks.shell import MOST, few, first_page, url
from mkdocs.utils.templates import url_filter

PAGES = ("", "topics/a/", "topics/b/", "topics/", "topics/a/more/", "about/a/", "404.html", "topics/a.html", "a/", "b/")
ADDRESSES = (*PAGES, ".", "./", "topics/a", "topics", "assets/site.css", "#top", "topics/b/#s-1", "../up/", "/top/")
ELSEWHERE = ("https://example.org/a/", "mailto:a@example.org", "//example.org/a/")
ROUNDABOUT = ("./topics/a/", "topics/./a/", "topics//b/", "topics/../a/", "a/..")


@pytest.mark.parametrize(("address", "page"), list(product((*ADDRESSES, *ELSEWHERE, *ROUNDABOUT), (*PAGES, None))))
def test_an_address_is_written_as_mkdocs_writes_it(address, page):
    context = {"page": None if page is None else SimpleNamespace(url=page), "base_url": "../.."}
    assert url(context, address) == url_filter(context, address)


def leaf(name):
    """Return a page of a menu."""
    return SimpleNamespace(title=name, url=f"topics/{name}/", children=None, active=False, meta={}, toc=[])


def framed(template, part, page):
    """Return the titles to which a template leads from a page, where a part is all of the menu."""
    env = jinja2.Environment(loader=jinja2.FileSystemLoader(ROOT / "scripts" / "theme" / "partials"), autoescape=True)
    env.globals.update(first_page=first_page, few=few)
    env.filters["url"] = url
    known = {"nav": SimpleNamespace(items=[part]), "page": page, "config": {"extra": {}}, "base_url": "../.."}
    return re.findall(r"<a [^>]*>([^<]+)</a>", env.get_template(template).render(known))


@pytest.fixture(params=[MOST, MOST + 1], ids=["few", "many"])
def part(request):
    """A part of the site with groups of two pages each, and one page of no group at its end."""
    groups = [
        SimpleNamespace(title=f"group {number}", children=[leaf(f"{number}-1"), leaf(f"{number}-2")], active=False)
        for number in range(request.param - 1)
    ]
    return SimpleNamespace(title="Topics", children=[*groups, leaf("alone")], active=True)


def test_the_first_page_of_a_part_names_all_its_groups(part):
    page = part.children[0].children[0]
    part.children[0].active = page.active = True
    assert framed("contents.html", part, page) == ["group 0", "0-1", "0-2", *every(part)[1:]]


def test_another_page_names_its_own_group_and_the_way_to_all_where_there_are_many(part):
    page = part.children[3].children[1]
    part.children[3].active = page.active = True
    found = framed("contents.html", part, page)
    if len(part.children) > MOST:
        assert found == ["All of Topics", "group 3", "3-1", "3-2", "alone"]
    else:
        assert found == [*every(part)[:4], "3-1", "3-2", *every(part)[4:]]


def test_the_foot_of_a_page_names_a_long_part_and_not_its_entries(part):
    page = part.children[3].children[1]
    page.previous_page = page.next_page = None
    assert framed("footer.html", part, page) == (["Topics"] if len(part.children) > MOST else every(part))


def every(part):
    """Return the titles of the entries of a part."""
    return [entry.title for entry in part.children]
