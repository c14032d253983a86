"""A row: each thing is taken once, by this process or another, whichever comes first."""

from atajurt.elsewhere import start
from atajurt.row import Row

LENGTH = 2000
HERE, THERE = 1, 2


def test_what_is_taken_stays_with_its_taker():
    row = Row(3)
    assert [row.take(1, THERE), row.take(1, HERE), row.take(0, HERE), row.take(1, THERE)] == [THERE, THERE, HERE, THERE]


def test_an_empty_row_can_be_made():
    Row(0)


def test_two_processes_meet_and_leave_nothing():
    row = Row(LENGTH)

    def backwards(send):
        send([place for place in reversed(range(LENGTH)) if row.take(place, THERE) == THERE])

    process, connection = start(backwards)
    here = [place for place in range(LENGTH) if row.take(place, HERE) == HERE]
    there = connection.recv()
    process.join()
    assert {*here, *there} == set(range(LENGTH))
    assert len(here) + len(there) <= LENGTH + 1, "only where they meet may both have one"
