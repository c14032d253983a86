"""The browser that the tests drive: find an installed Chromium or Chrome, or install one.

    python tests/browser.py --install

Any installed one will do; set CHROMIUM to choose. Where there is none, it is installed: by Playwright on
an ordinary machine, by Debian's package for root on Debian. Standard library only, for scripts/setup.py.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
)
DEBIAN = ("chromium", "libatomic1")  # the second for Playwright's driver: a small Debian 12 lacks it
HOW = (
    "Install Chromium or Chrome (on Debian `sudo apt install chromium libatomic1`), or set CHROMIUM to the "
    "program's path, and run the same command again."
)


def find():
    """Return the path of a browser that can be driven, or `None`."""
    if not drivable():
        return None
    named = os.environ.get("CHROMIUM")
    if named:
        return shutil.which(named)
    installed = [path for name in NAMES if (path := shutil.which(name))]
    installed += [place for place in PLACES if Path(place).exists()]
    return (installed or [playwrights_own()])[0]


def drivable():
    """Tell whether Playwright's driver runs."""
    command = [sys.executable, "-m", "playwright", "--version"]
    return subprocess.run(command, capture_output=True).returncode == 0


def playwrights_own():
    """Return the path of the Chromium that Playwright has installed, or `None`."""
    try:
        from playwright.sync_api import sync_playwright

        with sync_playwright() as playwright:
            path = playwright.chromium.executable_path
    except Exception:
        return None
    return path if path and Path(path).exists() else None


def install():
    """Install a browser, by the way that suits the machine; return its path, or `None`."""
    ways = [[[sys.executable, "-m", "playwright", "install", "chromium"]]]
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        apt = [["apt-get", "-qq", "update"], ["apt-get", "-qq", "-y", "--no-install-recommends", "install", *DEBIAN]]
        ways.insert(0, apt)
    for commands in ways:
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for command in commands:
            print(f"browser: {' '.join(command[:4])} …", flush=True)
            subprocess.run(command, env=environment, stdout=subprocess.DEVNULL)
        if find():
            return find()
    return None


if __name__ == "__main__":
    path = find() or ("--install" in sys.argv and install())
    print(f"browser: {path}" if path else f"browser: none found. {HOW}")
    sys.exit(0 if path else 1)
