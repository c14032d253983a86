"""The public key of minisign with which whoever has an edition finds out who signed it (`docs/about/minisign.pub`)."""

import re

PUBLIC = re.compile(r"RW[A-Za-z0-9+/]{54}")


def read_public_key(text: str) -> str:
    """Return the key of a file that `minisign -G` has made: its last line. Raises `ValueError` where there is none."""
    key = text.strip().rpartition("\n")[2].strip()
    if not PUBLIC.fullmatch(key):
        raise ValueError("this is no public key of minisign: its last line would be RW and 54 letters and signs")
    return key
