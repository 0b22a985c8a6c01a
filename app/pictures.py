"""The numbers in a report's picture: what page and terminal tell of it in words.

A picture is the JSON form of `judge.report.Picture`, as it is stored and served.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

_MOST_ROWS = 12


@dataclass(frozen=True)
class Grid:
    """What a picture shows, and of how many elements a cell is made."""

    part: str
    shape: tuple[int, ...]
    block: tuple[int, ...]

    @classmethod
    def of(cls, picture: Mapping[str, Any]) -> "Grid":
        return cls(str(picture["part"]), tuple(picture["shape"]), tuple(picture["block"]))

    def place(self, row: int, column: int) -> str:
        """Where a cell stands in the array: `[3, 4]`, or `[0:2, 8:10]` for a block."""
        cells = (column,) if len(self.shape) == 1 else (row, column)
        spans = []
        for cell, size, length in zip(cells, self.block, self.shape, strict=True):
            begin, end = cell * size, min((cell + 1) * size, length)
            spans.append(str(begin) if end - begin == 1 else f"{begin}:{end}")
        return f"[{', '.join(spans)}]"


@dataclass(frozen=True)
class Cell:
    """One cell of a picture in words."""

    place: str
    expected: str
    yours: str
    difference: str


def furthest_cells(picture: Mapping[str, Any]) -> list[Cell]:
    """The cells with the largest errors, the furthest first; none that are right."""
    grid, panels = Grid.of(picture), panels_by_name(picture)
    errors = panels["difference"]["values"]
    ranked = sorted(_positions(errors), key=lambda at: -amount(errors[at[0]][at[1]]))
    return [
        Cell(
            grid.place(row, column),
            *(
                number(panels[name]["values"][row][column])
                for name in ("expected", "yours", "difference")
            ),
        )
        for row, column in ranked[:_MOST_ROWS]
        if amount(errors[row][column]) > 0
    ]


def panels_by_name(picture: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    return {panel["name"]: panel for panel in picture["panels"]}


def amount(value: Any) -> float:
    """A number of the report; what is not finite stands there as a word."""
    return math.inf if isinstance(value, str) else float(value)


def number(value: Any) -> str:
    """A number as short text; words and colours stay."""
    return value if isinstance(value, str) else f"{value:.4g}"


def step(panel: Mapping[str, Any], value: Any, steps: int) -> int | None:
    """In which of `steps` equal parts of the panel's range a value falls; None for no number.

    In a difference the first part is for no error at all.
    """
    if isinstance(value, str):
        return None
    low, high = amount(panel["low"]), amount(panel["high"])
    is_error = panel["name"] == "difference"
    # Halves, for the range of the largest floats is infinite.
    half_range = high / 2 - low / 2
    if not half_range > 0:
        return 0 if is_error else steps // 2
    share = (float(value) / 2 - low / 2) / half_range
    found = min(max(int(steps * share), 0), steps - 1)
    return max(found, 1) if is_error and value > 0 else found


def _positions(values: Sequence[Sequence[Any]]) -> Iterator[tuple[int, int]]:
    for row, line in enumerate(values):
        for column in range(len(line)):
            yield row, column
