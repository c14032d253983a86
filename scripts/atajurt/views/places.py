"""Places: a map drawn at build time, and the same rows as a table."""

import html
import json
from functools import cache
from pathlib import Path

from .. import ready
from ..places import Spot
from ..problems import count
from . import Views, relative
from .frame import frame, slug
from .gathered import few, gathered, rows_of

PATH = "reference/places.md"
OUTLINES = Path(__file__).resolve().parent.parent.parent / "schema" / "outlines.json"
WEST, EAST, SOUTH, NORTH = 62.0, 92.5, 38.5, 54.0  # what the map shows, in degrees
WIDTH = 720
STRETCH = 1.43  # a degree of latitude is so much longer than one of longitude at 46 degrees north
LABELS_LEFT = ("zharkent",)  # names that would run into another place stand left of the dot
OUTLINED = "Outlines: Natural Earth, public domain; this site takes no side on any border."
COUNTRIES = {"Kazakhstan": (68.2, 48.2), "China": (90.0, 39.5), "Russia": (81.5, 53.2), "Kyrgyzstan": (74.6, 41.4),
             "Uzbekistan": (65.2, 40.4), "Mongolia": (90.4, 48.6)}  # fmt: skip


def point(longitude: float, latitude: float) -> tuple[float, float]:
    """Return where a place stands on the map, in the units of the drawing."""
    scale = WIDTH / (EAST - WEST)
    return round((longitude - WEST) * scale, 1), round((NORTH - latitude) * scale * STRETCH, 1)


@cache
def outlines() -> dict[str, list[list[list[float]]]]:
    """Return the outlines of states: Natural Earth, public domain (`scripts/outlines.py` says from which package)."""
    return json.loads(OUTLINES.read_text("utf-8"))["countries"]


def drawing(spots: list[Spot]) -> str:
    """Return the map as SVG, in the colours of the page, for readers of any width."""
    height = point(EAST, SOUTH)[1]
    shapes = []
    for country, rings in outlines().items():
        path = "".join("M" + "L".join("{:g} {:g}".format(*point(*xy)) for xy in ring) + "Z" for ring in rings)
        shapes.append(f'<path class="land{" here" if country in ("Kazakhstan", "China") else ""}" d="{path}"/>')
    names = [
        '<text class="state" x="{:g}" y="{:g}">{}</text>'.format(*point(*xy), name) for name, xy in COUNTRIES.items()
    ]
    marks = [mark(spot) for spot in spots if WEST < spot.longitude < EAST and SOUTH < spot.latitude < NORTH]
    return (
        f'<svg class="map" viewBox="0 0 {WIDTH} {height:g}" role="img" aria-labelledby="map-title">'
        f'<title id="map-title">Map of Kazakhstan and Xinjiang; the table below has the same places</title>'
        f"{''.join(shapes)}{''.join(names)}{''.join(marks)}</svg>"
    )


def mark(spot: Spot) -> str:
    """Return one place on the map: a dot for a city, its name alone for a region."""
    x, y = point(spot.longitude, spot.latitude)
    name = html.escape(spot.name.replace(" Autonomous Prefecture", ""))
    if spot.kind == "region":
        return f'<text class="region" x="{x:g}" y="{y:g}">{name}</text>'
    left = spot.id in LABELS_LEFT
    at = f'x="{x - 11:g}" text-anchor="end"' if left else f'x="{x + 11:g}"'
    return f'<circle cx="{x:g}" cy="{y:g}" r="6"/><text class="city" {at} y="{y + 7:g}">{name}</text>'


def places_pages(views: Views) -> dict[str, str]:
    """Return the page: the map, and of each place every sentence that names it as where it happened; where there are
    many of one, they stand on pages of their own.
    """
    here = [(spot, views.by_place[spot.id]) for spot in views.record.places if spot.id in views.by_place]
    beyond = [spot.name for spot, _ in here if not (WEST < spot.longitude < EAST and SOUTH < spot.latitude < NORTH)]
    body = [f'<figure class="map">{drawing([spot for spot, _ in here])}<figcaption>']
    body += [f"Not on the map, farther east: {', '.join(beyond)}. " if beyond else ""]
    body += [f"{OUTLINED}</figcaption></figure>", ""]
    body += ["| place | in | sentences |", "|---|---|---|"]
    body += [f"| [{s.name}](#{slug(s.name)}) | {s.country}, {s.kind} | {len(found)} |" for s, found in here]
    pages, room = {}, few(views.by_place.values())
    for spot, statements in here:
        own = {} if len(statements) <= room else gathered(views, spot.name, PATH, statements)
        told = count(len(statements), "sentence")
        told = f"[{told}]({relative(PATH, next(iter(own)))})" if own else told
        body += ["", f"## {spot.name} {{ #{slug(spot.name)} }}", "", f"{spot.country}, {spot.kind}; {told}.", ""]
        body += [] if own else [ready.alone(f"<ul>{rows_of(views, statements)}</ul>")]
        pages |= own
    lead = (
        "Where the dated events of the topics happened: cities and regions only, never nearer. "
        "A place is listed where a sentence marks it as where its event happened."
    )
    description = "A map and a table of the cities and regions in the Atajurt Record, with every sentence placed there."
    made_from = "docs/reference/places.yml and the sentences that say place="
    return {PATH: frame("Places", description, lead, made_from, body)} | pages
