"""A list too long for one page is cut into sheets: nothing is lost, and what belongs together stays together."""

from atajurt.views.sheets import sheets
from hypothesis import given
from hypothesis import strategies as st

GROUPS = st.lists(st.integers(1, 30), min_size=1, max_size=20).map(
    lambda sizes: [(str(2000 + n), [f"{n}-{at}" for at in range(size)]) for n, size in enumerate(sizes)]
)


@given(GROUPS)
def test_every_row_stands_on_one_sheet_in_order_and_none_is_too_long(groups):
    cut = sheets("reference/timeline.md", groups, 10)
    every = [row for _, rows in groups for row in rows]
    if len(every) <= 10:
        assert cut == []
        return
    assert [row for sheet in cut for _, rows in sheet.groups for row in rows] == every
    assert all(0 < sheet.rows <= 10 for sheet in cut)
    assert len({sheet.path for sheet in cut}) == len(cut)


@given(GROUPS)
def test_a_group_is_cut_only_where_it_is_too_long_alone(groups):
    for name, rows in groups:
        on = [sheet for sheet in sheets("a.md", groups, 10) if name in dict(sheet.groups)]
        assert len(rows) > 10 or len(on) <= 1


def test_sheets_are_called_by_what_they_have():
    cut = sheets("sources/index.md", [("A", ["a"] * 3), ("B", ["b"] * 2), ("C", ["c"] * 9)], 5)
    assert [(sheet.path, sheet.name) for sheet in cut] == [
        ("sources/a-b.md", "A–B"), ("sources/c-1.md", "C (1)"), ("sources/c-2.md", "C (2)"),
    ]  # fmt: skip
