import pytest
from atajurt import hosts, serving
from atajurt.hosts import relative


def said(moved=None, home="/"):
    return serving.Said(serving.headers("sha256-x"), home, ("assets/site.0123456789ab.css", "search/"), moved or {})


@pytest.mark.parametrize(
    ("address", "home"),
    [("", "/"), ("https://a.example", "/"), ("https://a.example/", "/"), ("https://a.example/b/c/", "/b/c/")],
)
def test_path_of_an_address_has_a_slash_at_both_ends(address, home):
    assert serving.home(address) == home


@pytest.mark.parametrize(
    ("old", "new", "way"),
    [
        ("about/privacy/", "contribute/care/", "../../contribute/care/"),
        ("about/privacy/", "about/care/", "../care/"),
        ("old/", "./", "../"),
        ("a/b.html", "c/d.html", "../c/d.html"),
        ("b.html", "d.html", "d.html"),
    ],
)
def test_way_from_one_page_to_another_names_no_host_and_no_folder_above_the_site(old, new, way):
    assert relative(old, new) == way


def test_a_moved_page_is_in_each_file_and_leads_to_the_home_page_too():
    made = hosts.files(said({"old/": "./", "about/a/": "about/b/"}, "/record/"))
    assert "/record/old/ /record/ 301\n/record/about/a/ /record/about/b/ 301\n" in made["_redirects"]
    assert "return 301 ../b/;" in made["serving/nginx.conf"]
    assert "redir /about/a/ ../b/ 301" in made["serving/Caddyfile"]
    assert "/record/search/*\n  Cache-Control" in made["_headers"]


def test_no_more_moved_pages_are_listed_than_cloudflare_takes():
    many = {f"a/{number}/": f"b/{number}/" for number in range(hosts.MOST + 50)}
    lines = hosts.files(said(many))["_redirects"].splitlines()
    assert len([line for line in lines if line.startswith("/")]) == 2000
    assert all(line.endswith(" 301") for line in lines[1:]), "Cloudflare refuses a file with any other word here"
    assert len(lines) == 2001


def test_search_engines_are_told_of_the_map_where_it_has_an_address():
    assert "Sitemap" not in serving.robots()
    assert serving.robots("https://a.example/b/").endswith("Sitemap: https://a.example/b/sitemap.xml\n")
