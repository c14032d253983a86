"""The invented site of the bench: the same text, with citations as each of those compared knows them."""

from atajurt.corpus import CITATIONS, Corpus, uncited, unnamed, written_out

CORPUS = Corpus(60, 36)
PAGE = CORPUS.page(7)


def test_it_is_the_same_on_each_run_and_as_large_as_it_says():
    assert dict(CORPUS.files()) == dict(Corpus(60, 36).files())
    assert len([path for path, _ in CORPUS.files() if path.startswith("docs/topics/")]) == 60
    assert 700 < len(uncited(PAGE).split()) < 900


def test_each_form_has_the_same_citations_or_none():
    assert PAGE.count("[@") == unnamed(PAGE).count("[@") == CITATIONS
    assert "[@" not in uncited(PAGE)
    assert "{" not in unnamed(PAGE)
    assert written_out(PAGE).count("[^3]") == 2
    assert written_out(PAGE).count("[^") == 2 * CITATIONS
