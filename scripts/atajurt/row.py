"""A row: things at which several processes work, one from its front and the others from its back, until they meet."""

import mmap


class Row:
    """Who has taken each thing of a row, in memory that a process and those forked from it all see.

    Nothing is locked, since a process that dies would not unlock it. Two that take one thing in the same moment both
    have it; so they may, who make the same of it.
    """

    def __init__(self, length: int):
        self.takers = mmap.mmap(-1, length + 1)  # none may be empty

    def take(self, place: int, taker: int) -> int:
        """Return who has the thing at a place: this taker, a number from 1 to 255, where nobody had it."""
        if not self.takers[place]:
            self.takers[place] = taker
            return taker
        return self.takers[place]
