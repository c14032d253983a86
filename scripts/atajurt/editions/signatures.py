"""A signature of minisign: by whom a file is as it was signed. The secret key is never part of the project."""

import shutil
import subprocess
from pathlib import Path

from ..refusing import Refused

ENDING = ".minisig"
HOW = "install minisign (on Debian `sudo apt install minisign`), and run the same command again"


def sign(file: Path, key: Path, public: str, comment: str) -> None:
    """Sign a file, and see that the public key confirms it. Asks at the terminal for the key's password, if it has one.

    Raises `Refused` where there is no program, no key or another key, saying how to go on.
    """
    if not shutil.which("minisign"):
        raise Refused(f"there is no minisign to sign with: {HOW}")
    if not key.is_file():
        raise Refused(f"there is no key at {key}: name the file that `minisign -G -s FILE` has made")
    told = ["-t", comment, "-c", "signature of the list of an edition"]
    run("-S", "-s", str(key), "-m", str(file), "-x", f"{file}{ENDING}", *told, said=f"{key.name} did not sign")
    run("-V", "-q", "-m", str(file), "-P", public, said="docs/about/minisign.pub is not the public key of that key")


def run(*arguments: str, said: str) -> None:
    """Run minisign; raise `Refused` with what went wrong, and minisign's own words."""
    done = subprocess.run(["minisign", *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    if done.returncode:
        raise Refused(f"{said}: {' '.join(done.stderr.split()) or 'minisign gave no reason'}")
