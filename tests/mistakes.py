"""Build a small project again and again as `make serve` does, each time with the mistake of one rule.

    python tests/mistakes.py FOLDER

FOLDER is empty. Writes a line for each folder of tests/rules: its code, and what came of the build.
"""

import logging
import os
import re
import shutil
import sys
import tempfile
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config

ROOT = Path(__file__).resolve().parent.parent
RULES = ROOT / "tests" / "rules"
HOME = "---\ndescription: {}\nhide: [navigation, toc]\n---\n\n# The home\n\nWords.\n"
MENU = "\nnav:\n  - Home: index.md\n  - Sources: sources/index.md\nnot_in_nav: |\n  *.md\n"
ADDRESS = "http://127.0.0.1:8000/"


def main(folder: Path) -> None:
    """Build without a mistake, then with each."""
    logging.getLogger("mkdocs").setLevel(logging.CRITICAL)
    into = tempfile.mkdtemp(dir=folder)
    print("none", built(project(folder / "none"), into, True), flush=True)
    for rule in sorted(path for path in RULES.iterdir() if path.name[1:].isdigit()):
        made = project(folder / rule.name)
        for files in (rule / "docs", rule / "bad"):
            if files.is_dir():
                target = made / "docs" if files.name == "docs" else made
                shutil.copytree(files, target, dirs_exist_ok=True, ignore=shutil.ignore_patterns("mkdocs.yml"))
        if (rule / "bad.bib").is_file():
            shutil.copy(rule / "bad.bib", made / "bibliography.bib")
        page = (rule / "bad.md").read_bytes()
        name = place(page)
        (made / "docs" / f"{name}.md").parent.mkdir(exist_ok=True)
        (made / "docs" / f"{name}.md").write_bytes(page)
        said = built(made, into)
        print(
            rule.name, said if (Path(into) / name / "index.html").is_file() else f"{said}, without {name}", flush=True
        )


def place(page: bytes) -> str:
    """Return where the example of a rule stands below docs/, without `.md`, by what it holds."""
    if b"## In brief" in page:
        return "topics/page"
    kind = re.search(rb"^kind: (\w+)$", page, re.M)
    return f"teach/{kind[1].decode()}-page" if kind else "page"


def project(folder: Path) -> Path:
    """Make a project of the shared files of the rules and of our settings, without our pages."""
    shutil.copytree(RULES / "shared", folder)
    shutil.copytree(ROOT / "scripts", folder / "scripts", dirs_exist_ok=True)
    settings = (ROOT / "mkdocs.yml").read_text("utf-8").partition("\n# Navigation")[0]
    (folder / "mkdocs.yml").write_text(settings + MENU, "utf-8")
    (folder / "docs" / "sources").mkdir(exist_ok=True)
    for path in ("index.md", "sources/index.md"):
        (folder / "docs" / path).write_text(
            HOME.format(f"The page {path} of an invented site, for tests only."), "utf-8"
        )
    return folder


def built(folder: Path, into: str, first: bool = False) -> str:
    """Build a project as `make serve` does, and return what came of it."""
    os.chdir(folder)
    try:
        config = load_config(str(folder / "mkdocs.yml"), site_dir=into)
        config.plugins.on_startup(command="serve", dirty=False)
        config.site_url = ADDRESS
        build(config, serve_url=ADDRESS)
    except (Exception, SystemExit) as error:
        return f"raised {type(error).__name__}: {error}"
    return "built " + " ".join(sorted({problem.code for problem in config.extra["problems"]}))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
