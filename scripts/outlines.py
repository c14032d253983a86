#!/usr/bin/env python3
"""Draw the outlines for the map of places anew, from Natural Earth's data (public domain).

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python scripts/outlines.py package/countries-50m.json

Writes scripts/schema/outlines.json: the states around Kazakhstan and Xinjiang, cut to what the map shows and to a
tenth of a degree. Needed only when the map is to show another part of the world.
"""

import json
import sys
from itertools import groupby
from pathlib import Path

from atajurt import refusing, writing
from atajurt.views.places import EAST, NORTH, OUTLINES, SOUTH, WEST

STATES = ("Kazakhstan", "China", "Russia", "Kyrgyzstan", "Uzbekistan", "Turkmenistan", "Tajikistan", "Mongolia",
          "Afghanistan", "Pakistan", "India", "Iran", "Nepal")  # fmt: skip
MARGIN = 2.0  # degrees beyond the map's edge, so that cut lines do not show
STEP = 0.1
SMALLEST = 8  # points of a ring; what has fewer is an island or a lake that the map is too small for


def main(arguments: list[str]) -> int:
    """Read a TopoJSON file of world-atlas, write the outlines, and return the exit status."""
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    atlas = json.loads(Path(arguments[0]).read_text("utf-8"))
    arcs = [decoded(arc, atlas["transform"]) for arc in atlas["arcs"]]
    countries = {}
    for shape in atlas["objects"]["countries"]["geometries"]:
        if shape["properties"]["name"] in STATES:
            polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
            rings = [ring(indexes, arcs) for polygon in polygons for indexes in polygon]
            cuts = [thinned(clipped(points)) for points in rings]
            countries[shape["properties"]["name"]] = [points for points in cuts if len(points) > SMALLEST]
    made = {"from": "Natural Earth 4.1.0, public domain, by way of world-atlas 2.0.2", "countries": countries}
    writing.replace(OUTLINES, (json.dumps(made, separators=(",", ":")) + "\n").encode("utf-8"))
    return 0


def decoded(arc: list[list[int]], transform: dict) -> list[tuple[float, float]]:
    """Return the points of a TopoJSON arc in degrees: each is given as its distance from the one before."""
    (sx, sy), (tx, ty) = transform["scale"], transform["translate"]
    points, x, y = [], 0, 0
    for dx, dy in arc:
        x, y = x + dx, y + dy
        points.append((x * sx + tx, y * sy + ty))
    return points


def ring(indexes: list[int], arcs: list) -> list[tuple[float, float]]:
    """Return the points of a ring; an arc with a negative index is walked backwards."""
    points = []
    for index in indexes:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        points += arc[bool(points) :]
    return points


def clipped(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return a ring cut to the map and its margin (Sutherland and Hodgman's way, one edge after another)."""
    edges = ((0, WEST - MARGIN, 1), (0, EAST + MARGIN, -1), (1, SOUTH - MARGIN, 1), (1, NORTH + MARGIN, -1))
    for axis, limit, sign in edges:
        kept = []
        for before, here in zip([points[-1], *points[:-1]] if points else [], points, strict=True):
            inside, was = sign * here[axis] >= sign * limit, sign * before[axis] >= sign * limit
            if inside != was:
                share = (limit - before[axis]) / (here[axis] - before[axis])
                kept.append(tuple(b + share * (h - b) for b, h in zip(before, here, strict=True)))
            if inside:
                kept.append(here)
        points = kept
    return points


def thinned(points: list[tuple[float, float]]) -> list[list[float]]:
    """Return a ring with its points rounded, and those left out that fall together with the one before."""
    rounded = ((round(round(x / STEP) * STEP, 2), round(round(y / STEP) * STEP, 2)) for x, y in points)
    return [list(point) for point, _ in groupby(rounded)]


if __name__ == "__main__":
    sys.exit(refusing.run("outlines", lambda: main(sys.argv[1:])))
