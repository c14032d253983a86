"""A place where something happened: a city or a region, never nearer (`docs/reference/places.yml`)."""

from dataclasses import dataclass

from .files import rows

KINDS = ("city", "region")


@dataclass(frozen=True)
class Spot:
    """One place: the id that `place="…"` says, its name as in the table of names, what it is, and where."""

    id: str
    name: str
    kind: str
    country: str
    longitude: float
    latitude: float


def read_places(text: str) -> tuple[Spot, ...]:
    """Return the places of a YAML text; raises `ValueError` where a row does not fit.

    A place is given to a tenth of a degree, about ten kilometres: this site shows no address.
    """
    found = rows(text, {"id": str, "name": str, "kind": str, "country": str, "lon": float, "lat": float})
    for number, row in enumerate(found, 1):
        if row["kind"] not in KINDS:
            raise ValueError(f"row {number} has the kind “{row['kind']}”; known are {', '.join(KINDS)}")
        if any(round(row[name], 1) != row[name] for name in ("lon", "lat")):
            raise ValueError(f"row {number} is nearer than a tenth of a degree: round lon and lat")
    return tuple(Spot(r["id"], r["name"], r["kind"], r["country"], r["lon"], r["lat"]) for r in found)
