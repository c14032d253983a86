#!/usr/bin/env python3
"""Take the pictures of our own pages that the guide for contributors shows.

    python scripts/pictures.py        docs/assets/contribute-*.png, anew

Builds the site, breaks one sentence in a copy of the project and serves that, and takes each picture in a headless
browser. Run it when what a picture shows has changed. Exit status: 0 taken, 1 not, and one sentence says why.
"""

import io
import sys
import tempfile
from pathlib import Path

from atajurt import refusing, writing
from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))  # the tests build and serve the site too

import built  # noqa: E402
from folders import copy_project  # noqa: E402
from served import served  # noqa: E402

INTO = ROOT / "docs" / "assets"
PAGE = "topics/asylum-cases/"
SENTENCE = "#akan-assault"
RIGHT, WRONG = (f", paras. {these}]{{ {SENTENCE}" for these in ("1, 3", "1, 93"))  # so that there is a problem to show
WIDTH, SPACE, COLOURS = 720, 12, 32


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
            with served(broken(Path(folder) / "project"), Path(folder)) as server:
                page.goto(server.address + PAGE)
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
    made = io.BytesIO()
    image.save(made, "PNG", optimize=True)
    writing.replace(INTO / f"contribute-{name}.png", made.getvalue())
    print(f"pictures: contribute-{name}.png, {image.width} × {image.height}")


def broken(project: Path) -> Path:
    """Return a copy of the project in which a sentence cites a paragraph that its source does not have."""
    copy_project(ROOT, project)
    path = project / "docs" / f"{PAGE.rstrip('/')}.md"
    text = path.read_text("utf-8")
    if RIGHT not in text:
        raise RuntimeError(f"{path.name} has no “{RIGHT}” any more: change RIGHT and WRONG in this script.")
    path.write_text(text.replace(RIGHT, WRONG), "utf-8")
    return project


if __name__ == "__main__":
    sys.exit(refusing.run("pictures", main, "each picture is as it was, or taken anew whole"))
