"""The program that signs editions: minisign, installed by Debian's package where there is none and that can be done."""

import os
import shutil
import subprocess

HOW = (
    "There is no minisign to test signatures with: install it (on Debian `sudo apt install minisign`), and run the "
    "same command again."
)


def minisign() -> str:
    """Return the path of minisign; raises `RuntimeError`, saying how to get it, where there is none."""
    if not shutil.which("minisign") and shutil.which("apt-get") and os.geteuid() == 0:
        for command in (["update"], ["-y", "--no-install-recommends", "install", "minisign"]):
            environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
            subprocess.run(["apt-get", "-qq", *command], env=environment, stdout=subprocess.DEVNULL)
    if not (found := shutil.which("minisign")):
        raise RuntimeError(HOW)
    return found
