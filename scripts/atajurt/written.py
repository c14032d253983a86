"""Written: the files of a site that is served, so that a build writes only those that have changed and removes those
that nothing makes any more.
"""

from collections.abc import Callable, Hashable
from pathlib import Path


class Written:
    """What stands for the contents of each file that was written, and the files that this build has made."""

    def __init__(self):
        self.signs: dict[str, Hashable] = {}
        self.made: set[str] = set()

    def turn(self) -> None:
        """Begin a build, which has made nothing yet."""
        self.made.clear()

    def write(self, path: str, sign: Hashable, write: Callable[[], None]) -> None:
        """Let a file be written, unless what stands for its contents is what it was."""
        self.made.add(path)
        if path not in self.signs or self.signs[path] != sign:
            self.signs.pop(path, None)  # should writing fail
            write()
            self.signs[path] = sign

    def stays(self, path: str) -> bool:
        """Count a file as made, as it was written last; tell whether there is one."""
        if path in self.signs:
            self.made.add(path)
        return path in self.signs

    def tidy(self, waits: Callable[[str], bool]) -> None:
        """Remove the files that this build has not made, but for those that wait to be made."""
        for path in self.signs.keys() - self.made:
            if not waits(path):
                Path(path).unlink(missing_ok=True)
                del self.signs[path]


written = Written()
