"""Pasting: one reference that another program gives, from a file or the clipboard."""

import sys
from pathlib import Path

from .. import pasted, snippets
from ..asking import say
from ..refusing import Refused


def snippet(name: str) -> snippets.Snippet:
    """Return the one reference that a file, or what is pasted, holds; say what of it nothing here takes."""
    if name == "-" and sys.stdin.isatty():
        say("Paste the reference. Then press Enter and Ctrl-D (on Windows Ctrl-Z and Enter).")
    try:
        data = sys.stdin.buffer.read() if name == "-" else pasted.read(Path(name))
        found = snippets.read(data, "what was pasted" if name == "-" else name)
    except (ValueError, snippets.Unreadable) as error:
        raise Refused(str(error)) from None
    if len(found) > 1:
        titles = [f"  {number}  {pasted.printable(one.title)}" for number, one in enumerate(found, 1)]
        raise Refused("\n".join([f"there are {len(found)} references; give one at a time:", *titles]))
    print(f"\nTaken over: {', '.join(found[0].fields) or 'nothing'}.")
    if found[0].left:
        print("Left out, since nothing here takes it:")
        for field, value in found[0].left.items():
            value = pasted.printable(value)
            print(f"  {pasted.printable(field)}: {value[:70]}{' …' if len(value) > 70 else ''}")
    return found[0]
