"""What was measured: new rows take the place of those of the same part, and of no other."""

import datetime

from atajurt.measured import read_measured, renewed
from atajurt.views.measured import together

DAY = datetime.date(2031, 5, 4)


def row(part, found):
    """Return a row as it is written."""
    return {"part": part, "promise": "Some", "limit": "1 ×", "found": found}


def test_a_part_is_measured_anew_and_the_others_stay():
    first = renewed("", [row("privacy", "0"), row("speed", "1.5 ×")], DAY)
    later = renewed(first, [row("privacy", "1"), row("weight", "9 kB")], DAY.replace(month=6))
    found = [(measured.part, measured.found, measured.day) for measured in read_measured(later)]
    assert found == [
        ("privacy", "1", "4 June 2031"),
        ("weight", "9 kB", "4 June 2031"),
        ("speed", "1.5 ×", "4 May 2031"),
    ]


def test_no_number_of_the_table_stands_on_another_line_than_its_unit():
    assert together("24.0 × as fast") == "24.0\N{NO-BREAK SPACE}× as fast"
    assert together("1.5 kB in 9 files") == "1.5\N{NO-BREAK SPACE}kB in 9 files"
