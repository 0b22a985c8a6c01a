"""A report's pictures in characters: shades for the error, bars for lines, words for drawings."""

from collections.abc import Mapping
from typing import Any

from app.pictures import Grid, furthest_cells, number, panels_by_name, step

_SHADES = " ·:-=+*#%@"
_BARS = "▁▂▃▄▅▆▇█"
_ODD = "!"
_MOST_CELLS = 4


def picture_text(picture: Mapping[str, Any]) -> str:
    """The picture in at most some forty lines of at most 128 characters."""
    grid, panels = Grid.of(picture), panels_by_name(picture)
    difference = panels["difference"]
    size = " × ".join(map(str, grid.shape))
    if picture["kind"] == "lines":
        lines = [
            f"{name:>8}  {_row(panels[name], panels[name]['values'][0], _BARS)}"
            for name in ("expected", "yours")
        ]
        head = f"{grid.part}, {size} elements"
    else:
        lines = [f"|{_row(difference, row, _SHADES)}|" for row in difference["values"]]
        head = f"{grid.part}, {size} elements: blank is right"
        if any(_SHADES[-1] in line for line in lines):
            head += f", @ is off by {_high(difference)}"
        if any(_ODD in line for line in lines):
            head += ", ! is no finite number"
    if max(grid.block) > 1:
        head += f"; a character stands for {' × '.join(map(str, grid.block))}"
    cells = [
        f"{cell.place} is {cell.yours}, expected {cell.expected}"
        for cell in furthest_cells(picture)[:_MOST_CELLS]
    ]
    if str(panels["yours"]["values"][0][0]).startswith("#"):
        cells = [f"{c.place} is off by {c.difference}" for c in furthest_cells(picture)]
    return "\n".join([head, *lines, *cells[:_MOST_CELLS]])


def drawing_text(drawing: Mapping[str, Any]) -> str:
    """What a package's own drawing shows, in its author's words."""
    return "\n".join(
        f"{panel['of']}, {panel['name']}: {panel['text']}" for panel in drawing["panels"]
    )


def _row(panel: Mapping[str, Any], values: Any, characters: str) -> str:
    steps = (step(panel, value, len(characters)) for value in values)
    return "".join(_ODD if found is None else characters[found] for found in steps)


def _high(panel: Mapping[str, Any]) -> str:
    return number(panel["high"])
