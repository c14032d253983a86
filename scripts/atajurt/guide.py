"""The guide: what contributors read that is made from the rules and the lists of fields."""

import json
import re
from pathlib import Path

from . import schema
from .ledger import ledger
from .record import Record
from .rules import OF_CITATIONS, RULES
from .schema import Field

FAMILIES = {
    "P": "Pages",
    "C": "Citations and claims",
    "Q": "Quotations",
    "S": "Sources",
    "D": "Dates",
    "N": "Names and people",
    "L": "Links and addresses",
    "T": "Words",
}
MADE = "<!-- Made from {source} by `python scripts/generate.py`; changes here are lost. -->\n"


def generated(record: Record, root: Path) -> dict[str, str]:
    """Return the text of every generated file by its path."""
    return {
        "docs/contribute/rules.md": rules_page(root / "tests" / "rules"),
        "docs/contribute/fields.md": fields_page(),
        "scripts/schema/topic.schema.json": editor_schema(schema.load("topic")),
        "docs/about/published.txt": ledger(record),
    }


def rules_page(folder: Path) -> str:
    """Return the page of rules: of each what it says, why, a bad and a good example, from `tests/rules/`."""
    lines = [
        "---",
        "title: The rules",
        "description: Every rule that the check applies to a page or a source, with its reason and examples.",
        "---",
        "",
        MADE.format(source="tests/rules/"),
        "# The rules",
        "",
        "Each message of the check begins with a code, and each code is explained here.",
        "A code is never given to another rule.",
    ]
    said = statements()
    for letter, family in FAMILIES.items():
        lines += ["", f"## {family} {{ #{letter.lower()} }}"]
        for rule in sorted(path for path in folder.iterdir() if re.fullmatch(rf"{letter}\d{{3}}", path.name)):
            lines += ["", f"### {rule.name} {{ #{rule.name.lower()} }}", "", *one_rule(rule, said.get(rule.name, ""))]
    return "\n".join(lines) + "\n"


def one_rule(rule: Path, said: str) -> list[str]:
    """Return what the page says of one rule."""
    expected = (rule / "expected.txt").read_text("utf-8").strip().rpartition("\n\n")[0]
    why = (rule / "why.txt").read_text("utf-8").strip()
    lines = [f"{said}" if said else "", "", f"*Why:* {why}", "", "The check says:", "", *fenced(expected)]
    bad, good = rule / "bad.md", rule / "good.md"
    if bad.exists() and not (rule / "bad.bib").exists() and is_text(bad):
        lines += ["", "Bad:", "", *fenced(example(bad), "md"), "", "Good:", "", *fenced(example(good), "md")]
    return lines


def statements() -> dict[str, str]:
    """Return the sentence of each rule by its code, from the docstrings of the rules."""
    found = {}
    for rule in (*RULES, *OF_CITATIONS):
        codes, _, sentence = (rule.__doc__ or "").strip().partition(": ")
        for code in re.findall(r"[A-Z]\d{3}", codes):
            sentence = " ".join(sentence.split("\n\n")[0].split())
            found.setdefault(code, sentence[:1].upper() + sentence[1:])
    return found


def is_text(file: Path) -> bool:
    """Tell whether a file is UTF-8 text."""
    try:
        return bool(file.read_text("utf-8").strip())
    except UnicodeDecodeError:
        return False


def example(file: Path) -> str:
    """Return the part of an example that matters: of a whole topic only its story."""
    text = file.read_text("utf-8").strip()
    story = re.search(r"^## The story\n\n(.*?)\n\n## Official positions", text, re.S | re.M)
    return shortened(story[1] if story else text)


def shortened(text: str) -> str:
    """Return the first lines of a long example."""
    lines = text.split("\n")
    return text if len(lines) <= 12 else "\n".join([*lines[:4], "…"])


def fenced(text: str, language: str = "text") -> list[str]:
    """Return text as a fenced block."""
    return [f"```{language}", *(line.rstrip() for line in text.split("\n")), "```"]


def fields_page() -> str:
    """Return the page of fields: of a source's entry and of a page's front matter."""
    lines = [
        "---",
        "title: The fields",
        "description: What an entry of the bibliography and a page's front matter may say, with examples.",
        "---",
        "",
        MADE.format(source="scripts/schema/"),
        "# The fields",
    ]
    parts = (
        ("An entry of the bibliography", "source", "Each entry is `@article{key, field = {value}, …}`."),
        ("The front matter of a topic", "topic", "Between two lines `---` at the top of the page."),
        ("The front matter of a lesson, exercise or handout", "teaching", "For pages in `docs/teach/`."),
        ("The front matter of any other page", "page", "As for a topic, and what only such pages need."),
    )
    for title, name, intro in parts:
        lines += ["", f"## {title} {{ #{name} }}", "", intro, ""]
        lines += ["| field | what it is | good | bad |", "|---|---|---|---|"]
        lines += [row(field) for field in schema.load(name).values()]
    return "\n".join(lines) + "\n"


def row(field: Field) -> str:
    """Return one field as a row of a table."""
    name = f"`{field.name}`, required" if field.required else f"`{field.name}`"
    return f"| {name} | {field.what} | {code(field.good)} | {code(field.bad)} |"


def code(text: str) -> str:
    """Return text as code that a table can hold."""
    return "`` " + text.replace("|", "\\|") + " ``"


def editor_schema(fields: dict[str, Field]) -> str:
    """Return a JSON schema of a topic's front matter, for editors."""
    properties = {
        field.name: {
            "type": "string",
            "description": field.what,
            "examples": [field.good],
            **({"minLength": field.shortest} if field.shortest else {}),
            **({"maxLength": field.longest} if field.longest else {}),
        }
        for field in fields.values()
    }
    made = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$comment": "Made from scripts/schema/topic.yml by `python scripts/generate.py`.",
        "type": "object",
        "properties": properties,
        "required": [field.name for field in fields.values() if field.required],
        "additionalProperties": False,
    }
    return json.dumps(made, indent=2, ensure_ascii=False) + "\n"
