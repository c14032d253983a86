"""Run MkDocs as if at another time, on a machine that lists files in another order.

python tests/elsewhere.py 2031-05-04 build --strict --site-dir FOLDER
"""

import os
import runpy
import sys

import time_machine

scandir, listdir = os.scandir, os.listdir


class Backwards:
    """What a folder holds, the last name first."""

    def __init__(self, *arguments):
        with scandir(*arguments) as found:
            self.entries = iter(sorted(found, key=lambda entry: entry.name, reverse=True))

    def __enter__(self):
        return self

    def __exit__(self, *arguments):
        self.close()

    def __iter__(self):
        return self

    def __next__(self):
        return next(self.entries)

    def close(self):
        """Do what a true one does, of which nothing is left open here."""


if __name__ == "__main__":
    os.scandir, os.listdir = Backwards, lambda *arguments: sorted(listdir(*arguments), reverse=True)
    time_machine.travel(sys.argv.pop(1)).start()
    runpy.run_module("mkdocs", run_name="__main__", alter_sys=True)
