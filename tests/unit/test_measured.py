"""What was measured: new rows take the place of those of the same part, and of no other."""

import datetime

from atajurt.measured import read_measured, renewed

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
