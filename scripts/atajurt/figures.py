"""A figure: a number that sentences give, what it counts, and who says it (`docs/reference/figures.yml`)."""

from dataclasses import dataclass

from .files import check_row, rows


@dataclass(frozen=True)
class Estimate:
    """One number: the sentence that gives it, its words there, who says it, when, and its bounds."""

    id: str
    number: str
    who: str
    when: str
    least: int | None
    most: int | None
    source: str = ""  # the key, where the sentence cites others for its other words


@dataclass(frozen=True)
class Figure:
    """What is counted, and every estimate of it; `range` is the id of a sentence that gives them all."""

    name: str
    what: str
    estimates: tuple[Estimate, ...]
    range: str = ""


def read_figures(text: str) -> tuple[Figure, ...]:
    """Return the figures of a YAML text; raises `ValueError` where a row does not fit."""
    figures = []
    for number, row in enumerate(rows(text, {"figure": str, "what": str, "rows": object}, {"range": str}), 1):
        if not isinstance(row["rows"], list):
            raise ValueError(f"row {number} has rows that are not a list")
        for inner in row["rows"]:
            check_row(
                number,
                inner,
                {"id": str, "number": str, "who": str, "when": str},
                {"least": int, "most": int, "source": str},
            )
        estimates = tuple(
            Estimate(r["id"], r["number"], r["who"], r["when"], r.get("least"), r.get("most"), r.get("source", ""))
            for r in row["rows"]
        )
        figures.append(Figure(row["figure"], row["what"], estimates, row.get("range", "")))
    return tuple(figures)
