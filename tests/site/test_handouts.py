"""Pages for class on paper: a handout is one sheet, whole, with its fonts; an answer key begins a sheet of its own."""

import io
import unicodedata

import pytest
from atajurt.statements import plain
from atajurt.teaching import kind
from bs4 import BeautifulSoup
from pypdf import PdfReader

PAPERS = ("A4", "Letter")
LEEWAY = 1.03  # a font a little wider, or an address a little longer, must not make a second sheet


def addresses(record, *kinds):
    """Return the addresses of the pages of some kinds."""
    return [page.path.removesuffix(".md") + "/" for page in record.pages.values() if kind(page) in kinds]


def close(text: str) -> str:
    """Return text without white space and with plain letters, as different programs read it alike."""
    return "".join(unicodedata.normalize("NFKC", text).split())


@pytest.fixture(scope="module")
def printed(browser, served):
    """The PDF of a page, printed without a script."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()

    def pdf(address, paper="A4", scale=1.0):
        page.goto(served + address)
        return PdfReader(io.BytesIO(page.pdf(format=paper, scale=scale)))

    yield pdf
    context.close()


def fonts(document):
    """Yield each font of a document, the one that it stands for where it is composed."""
    for sheet in document.pages:
        for font in sheet["/Resources"].get_object().get("/Font", {}).values():
            yield from (inner.get_object() for inner in font.get_object().get("/DescendantFonts", [font]))


@pytest.mark.parametrize("paper", PAPERS)
def test_every_handout_is_one_sheet_with_room_to_spare_and_nothing_cut(record, site, printed, paper):
    for address in addresses(record, "handout"):
        document = printed(address, paper)
        assert len(document.pages) == 1, address
        assert len(printed(address, paper, LEEWAY).pages) == 1, f"{address} fills the sheet: take something out"
        words = close(document.pages[0].extract_text())
        article = BeautifulSoup((site / address / "index.html").read_text("utf-8"), "html.parser").article
        for hidden in article.select(
            ".headerlink, .more, .off-paper, .cite-page > details, .cite-page > p:not(.on-paper)"
        ):
            hidden.decompose()
        for block in article.select("h1, h2, p, li:not(:has(p)), dt, dd, td, th"):
            assert close(block.get_text()) in words, (address, block.get_text()[:60])
        assert words.startswith("NumberDate"), f"{address}: a sheet has room for a number, and never for a name"
        assert f"https://record.example/{address}" in words, address


def test_every_handout_has_its_fonts_with_it(record, printed):
    for address in addresses(record, "handout"):
        found = list(fonts(printed(address)))
        assert found, address
        for font in found:
            held = font.get("/FontDescriptor", {}).get_object() if "/FontDescriptor" in font else {}
            assert font["/Subtype"] == "/Type3" or {"/FontFile", "/FontFile2", "/FontFile3"} & {*held}, (address, font)


def test_handouts_show_each_sentence_that_they_name(record, printed):
    for page in record.pages.values():
        if kind(page) != "handout":
            continue
        words = close(printed(page.path.removesuffix(".md") + "/").pages[0].extract_text()).replace("’", "'")
        for name in page.meta["uses"]:
            if name in record.named:
                said = close(plain(record.named[name].text)).rstrip(".").replace("’", "'")
                assert said.split("“")[0].split('"')[0][:60] in words, (page.path, name)


@pytest.mark.parametrize("paper", PAPERS)
def test_an_answer_key_begins_a_sheet_of_its_own_and_is_printed_whole(record, site, printed, paper):
    for address in addresses(record, "lesson", "exercise"):
        sheets = [close(sheet.extract_text()) for sheet in printed(address, paper).pages]
        first = next(number for number, words in enumerate(sheets) if "Showtheanswerkey" in words)
        assert sheets[first].startswith("Showtheanswerkey"), address
        page = BeautifulSoup((site / address / "index.html").read_text("utf-8"), "html.parser")
        key = page.select_one("details.key")
        assert not key.has_attr("open"), address
        last = key.select("p")[-1]
        for gone in last.select(".more"):
            gone.decompose()
        assert close(last.get_text()) in "".join(sheets[first:]), address
