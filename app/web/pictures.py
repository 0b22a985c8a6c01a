"""Pictures of a report's wrong answers as SVG, each with a table of numbers behind it.

Only classes and attributes are used: the content security policy allows no style attributes, and
the colours of both themes come from `picture.css`. Cells of one colour share one path, so that a
picture stays small.
"""

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from markupsafe import Markup

from app.languages import Language
from app.pictures import Grid, amount, furthest_cells, number, panels_by_name, step
from app.wording import Sentence, sentence

_STEPS = 10
_WIDTH, _HEIGHT = 320, 120
_ODD = "odd"
_NAMES = {
    "expected": sentence("Expected"),
    "yours": sentence("Yours"),
    "difference": sentence("Difference"),
    "input": sentence("Input"),
}


def picture(language: Language, data: Mapping[str, Any] | None) -> Markup:
    """The figure of a case's `picture`, described in a language; empty where there is none."""
    if not data:
        return Markup()
    grid = Grid.of(data)
    panels = (
        _lines(language, data)
        if data["kind"] == "lines"
        else Markup("").join(_panel(language, panel, data["worst"]) for panel in data["panels"])
    )
    return Markup(
        '<figure class="picture {kind}"><div class="panels">{panels}</div>'
        "<figcaption>{caption}</figcaption>{table}</figure>"
    ).format(
        kind=data["kind"],
        panels=panels,
        caption=" ".join(map(language.say, _caption(data, grid))),
        table=_table(language, data),
    )


def _caption(data: Mapping[str, Any], grid: Grid) -> Iterator[Sentence]:
    values = (value for panel in data["panels"] for _, _, value in _cells(panel["values"]))
    size = " × ".join(map(str, grid.shape))
    yield sentence("{part}, {size} elements.", part=grid.part, size=size)
    if max(grid.block) > 1:
        block = " × ".join(map(str, grid.block))
        yield sentence(
            "Each cell stands for {block} of them and shows the one furthest off.", block=block
        )
    if any(amount(one) == math.inf and not str(one).startswith("#") for one in values):
        yield sentence("Red cells hold no finite number.")
    yield sentence("The furthest of all is marked.")


def _panel(language: Language, panel: Mapping[str, Any], worst: Sequence[int]) -> Markup:
    values = panel["values"]
    rows, columns = len(values), len(values[0])
    by_class: dict[str, list[str]] = defaultdict(list)
    for row, column, value in _cells(values):
        by_class[_colour(panel, value)].append(f"M{column} {row}h1v1h-1z")
    paths = Markup("").join(
        Markup('<path {attribute}="{colour}" d="{d}"/>').format(
            attribute="fill" if colour.startswith("#") else "class", colour=colour, d="".join(cells)
        )
        for colour, cells in sorted(by_class.items())
    )
    mark = Markup('<rect class="worst" x="{}" y="{}" width="1" height="1"/>').format(
        worst[1], worst[0]
    )
    name = str(panel["name"])
    is_input = name.startswith("input")
    return Markup(
        '<div class="panel {kind}"><h4>{name}</h4>'
        '<svg viewBox="0 0 {columns} {rows}" role="img" aria-label="{label}" '
        'preserveAspectRatio="xMidYMid meet">{paths}{mark}</svg>{scale}</div>'
    ).format(
        kind="difference" if name == "difference" else "values",
        name=language.say(_NAMES.get(name, name.capitalize())),
        columns=columns,
        rows=rows,
        label=language.say(_label(panel, rows, columns)),
        paths=paths,
        mark="" if is_input else mark,
        scale=_scale(panel),
    )


def _cells(values: Sequence[Sequence[Any]]) -> Iterator[tuple[int, int, Any]]:
    for row, line in enumerate(values):
        for column, value in enumerate(line):
            yield row, column, value


def _colour(panel: Mapping[str, Any], value: Any) -> str:
    """A pixel's own colour, or the class of the step in which a number falls."""
    if isinstance(value, str) and value.startswith("#"):
        return value
    found = step(panel, value, _STEPS)
    return _ODD if found is None else f"s{found}"


def _scale(panel: Mapping[str, Any]) -> Markup:
    if isinstance(panel["values"][0][0], str) and str(panel["values"][0][0]).startswith("#"):
        return Markup()
    steps = Markup("").join(
        Markup('<rect class="s{0}" x="{0}" y="0" width="1" height="1"/>').format(step)
        for step in range(_STEPS)
    )
    return Markup(
        '<p class="scale"><span>{low}</span><svg viewBox="0 0 10 1" aria-hidden="true" '
        'preserveAspectRatio="none">{steps}</svg><span>{high}</span></p>'
    ).format(low=number(panel["low"]), high=number(panel["high"]), steps=steps)


def _label(panel: Mapping[str, Any], rows: int, columns: int) -> Sentence:
    name = str(panel["name"])
    said = {"name": _NAMES.get(name, name), "rows": rows, "columns": columns}
    if str(panel["values"][0][0]).startswith("#"):
        return sentence("{name}: {rows} rows and {columns} columns of cells, in colour", **said)
    return sentence(
        "{name}: {rows} rows and {columns} columns of cells, from {low} to {high}",
        low=number(panel["low"]),
        high=number(panel["high"]),
        **said,
    )


def _lines(language: Language, data: Mapping[str, Any]) -> Markup:
    """What is expected as a broad pale line, the answer as a thin one with marks."""
    panels = panels_by_name(data)
    due, got = panels["expected"], panels["yours"]
    low, high = amount(due["low"]), amount(due["high"])
    count = len(due["values"][0])
    parts = [
        Markup('<polyline class="{}" points="{}"/>').format(name, points)
        for name, panel in (("due", due), ("mine", got))
        for points in _strokes(panel["values"][0], low, high)
    ]
    worst = int(data["worst"][1])
    at = _point(worst, got["values"][0][worst], count, low, high)
    if at is not None:
        parts.append(Markup('<circle class="worst" cx="{}" cy="{}" r="5"/>').format(*at))
    label = sentence(
        "Two lines over {count} places: the expected values and yours, from {low} to {high}",
        count=count,
        low=number(due["low"]),
        high=number(due["high"]),
    )
    return Markup(
        '<div class="panel"><svg viewBox="-6 -6 {width} {height}" role="img" aria-label="{label}">'
        '{parts}</svg><p class="legend"><span class="key due"></span> {expected} '
        '<span class="key mine"></span> {yours} · {low} … {high}</p></div>'
    ).format(
        width=_WIDTH + 12,
        height=_HEIGHT + 12,
        label=language.say(label),
        expected=language.say(_NAMES["expected"]),
        yours=language.say(_NAMES["yours"]),
        parts=Markup("").join(parts),
        low=number(due["low"]),
        high=number(due["high"]),
    )


def _strokes(values: Sequence[Any], low: float, high: float) -> Iterator[str]:
    """The points of each run of finite values."""
    run: list[str] = []
    for index, value in enumerate([*values, None]):
        at = None if value is None else _point(index, value, len(values), low, high)
        if at is not None:
            run.append(f"{at[0]},{at[1]}")
        elif run:
            yield " ".join(run if len(run) > 1 else run * 2)
            run = []


def _point(
    index: int, value: Any, count: int, low: float, high: float
) -> tuple[float, float] | None:
    if isinstance(value, str):
        return None
    share = (float(value) - low) / (high - low) if high > low else 0.5
    x = _WIDTH * index / max(count - 1, 1)
    return round(x, 1), round(_HEIGHT * (1 - min(max(share, 0.0), 1.0)), 1)


def _table(language: Language, data: Mapping[str, Any]) -> Markup:
    """The furthest cells in numbers: what a picture cannot say, and who cannot see it reads."""
    rows = Markup("").join(
        Markup('<tr><th scope="row">{}</th><td>{}</td><td>{}</td><td>{}</td></tr>').format(
            cell.place, cell.expected, cell.yours, cell.difference
        )
        for cell in furthest_cells(data)
    )
    return Markup(
        '<details class="numbers"><summary>{}</summary><table><thead><tr>'
        '<th scope="col">{}</th><th scope="col">{}</th><th scope="col">{}</th>'
        '<th scope="col">{}</th></tr></thead><tbody>{}</tbody></table></details>'
    ).format(
        language.say(sentence("The furthest elements in numbers")),
        language.say(sentence("Place")),
        *(language.say(_NAMES[name]) for name in ("expected", "yours", "difference")),
        rows,
    )
