"""The end of a page: it offers what is set up, and says nothing false where nothing is or where no site is linked."""

import pytest
from bs4 import BeautifulSoup
from conftest import ROOT, build

PAGES = ("index.html", "topics/history/index.html", "reference/people/index.html", "sources/kraus2019yita/index.html")
NO_FORGE = {"SITE_URL": "", "REPO_URL": "", "EDIT_URI": ""}
NO_LETTERS = {"CONTACT": ""}
SETTINGS = {
    "nothing": (NO_FORGE | NO_LETTERS, [], False),
    "a forge": (NO_LETTERS, ["edit", "report"], False),
    "letters": (NO_FORGE, ["letter"], True),
    "both": ({}, ["edit", "report", "letter"], True),
    "both, in the edition without links": ({"LINKS": "false", "SITE_URL": ""}, [], True),
}


@pytest.mark.parametrize(("settings", "wanted", "named"), SETTINGS.values(), ids=SETTINGS)
def test_the_end_of_a_page_offers_what_is_set_up(built_as, settings, wanted, named):
    site = built_as(**settings)
    for address in PAGES:
        end = BeautifulSoup((site / address).read_text("utf-8"), "html.parser").select_one(".cite-page")
        text = " ".join(end.get_text().split())
        found = [kind for kind in ("edit", "report", "letter") if end.select(f"a[rel~={kind}], a.{kind}")]
        assert found == wanted, address
        assert ("desk@record.example" in text) == named, address
        assert ("do not name private people" in text) == ("report" in wanted), address
        assert ("put somebody in danger" in text) == named, address
        assert ("Without an account" in text) == ({"report", "letter"} <= set(wanted)), address
        assert ("Edit this page" in text or "Edit what" in text, "Report an error" in text) == (
            "edit" in wanted,
            "report" in wanted,
        ), address


def test_a_contact_that_is_no_address_stops_the_build(tmp_path):
    done = build(ROOT, tmp_path, CONTACT="write to us")
    assert done.returncode != 0
    assert "CONTACT is “write to us”, which is no e-mail address" in done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr
