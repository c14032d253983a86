#!/usr/bin/env python3
"""Take the pictures of our own pages that the guide for contributors shows.

    python scripts/pictures.py        docs/assets/contribute-*.png, anew

Builds the site, breaks one sentence in a copy of the project and serves that, and takes each picture in a headless
browser. Run it when what a picture shows has changed. Exit status: 0 taken, 1 not, and one sentence says why.
"""

import contextlib
import io
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))  # the tests build and serve the site too

import built  # noqa: E402

INTO = ROOT / "docs" / "assets"
PAGE = "topics/asylum-cases/"
SENTENCE = "#akan-assault"
RIGHT, WRONG = (f", paras. {these}]{{ {SENTENCE}" for these in ("1, 3", "1, 93"))  # so that there is a problem to show
WIDTH, SPACE, COLOURS = 720, 12, 32
LEFT_OUT = ("node_modules", "site", ".venv", ".git", ".cache")
PATIENCE = 120  # seconds until a site is served


def main() -> int:
    """Take the pictures, and return the exit status."""
    try:
        with tempfile.TemporaryDirectory() as folder, built.launch() as browser:
            page = browser.new_page(viewport={"width": WIDTH, "height": 900})
            site = Path(folder) / "site"
            done = built.build_public(ROOT, site)
            if done.returncode:
                raise RuntimeError(f"the site does not build.\n{done.stderr}")
            with built.serve(site) as base:
                page.goto(base + PAGE)
                keep("page-end", page, ".cite-page")
                page.goto(base + PAGE + SENTENCE)
                page.locator(f"{SENTENCE} a").first.hover()
                page.wait_for_selector(".preview button")
                keep("sentence", page, f"{SENTENCE}, .preview")
            with served(broken(Path(folder) / "project")) as base:
                page.goto(base + PAGE)
                keep("problem", page, ".problems, h1")
    except RuntimeError as error:
        print(f"pictures: {error}", file=sys.stderr)
        return 1
    return 0


def keep(name: str, page, selector: str) -> None:
    """Keep a picture of what some elements of a page cover, with few colours and no word of how it was made."""
    found = page.locator(selector)
    found.first.scroll_into_view_if_needed()
    boxes = [box for element in found.all() if element.is_visible() and (box := element.bounding_box())]
    if not boxes:
        raise RuntimeError(f"the page shows nothing that matches “{selector}”.")
    top = max(min(box["y"] for box in boxes) - SPACE, 0)
    end = max(box["y"] + box["height"] for box in boxes) + SPACE
    png = page.screenshot(clip={"x": 0, "y": top, "width": WIDTH, "height": end - top})
    INTO.mkdir(parents=True, exist_ok=True)
    image = Image.open(io.BytesIO(png)).convert("RGB").quantize(COLOURS)
    image.save(INTO / f"contribute-{name}.png", optimize=True)
    print(f"pictures: contribute-{name}.png, {image.width} × {image.height}")


def broken(project: Path) -> Path:
    """Return a copy of the project in which a sentence cites a paragraph that its source does not have."""
    shutil.copytree(ROOT, project, ignore=shutil.ignore_patterns(*LEFT_OUT))
    path = project / "docs" / f"{PAGE.rstrip('/')}.md"
    text = path.read_text("utf-8")
    if RIGHT not in text:
        raise RuntimeError(f"{path.name} has no “{RIGHT}” any more: change RIGHT and WRONG in this script.")
    path.write_text(text.replace(RIGHT, WRONG), "utf-8")
    return project


@contextlib.contextmanager
def served(project: Path) -> Iterator[str]:
    """Serve a project with the command that contributors use, and yield its address."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", address]
    env = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(project / "scripts")}
    with subprocess.Popen(
        command, cwd=project, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as server:
        try:
            until = time.monotonic() + PATIENCE
            while time.monotonic() < until and server.poll() is None:
                with contextlib.suppress(urllib.error.URLError, ConnectionError):
                    urllib.request.urlopen(f"http://{address}/").close()
                    yield f"http://{address}/"
                    return
                time.sleep(0.2)
            raise RuntimeError("the copy of the project is not served.")
        finally:
            server.terminate()


if __name__ == "__main__":
    sys.exit(main())
