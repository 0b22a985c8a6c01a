"""A package's own drawings as SVG, each panel with its words and its numbers behind it.

As in `app.web.pictures`, only classes and attributes are used. Labels have colours that
colour-blind eyes tell apart, and their number in the cell where there is room.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup

from app.pictures import amount, number, step

_STEPS = 10
_LABELS = 8
_MOST_WRITTEN = 16
_TITLES = {
    "input": "Input",
    "expected": "Expected",
    "yours": "Yours",
    "difference": "Difference",
}


def drawing(data: Mapping[str, Any] | None, *, is_sample: bool = False) -> Markup:
    """The figure of a `judge.report.Drawing` in JSON form; empty where there is none.

    Args:
        is_sample: nothing is there to be told apart from what is expected, so no panel says so.
    """
    if not data:
        return Markup()
    panels = Markup("").join(_panel(panel, is_sample) for panel in data["panels"])
    return Markup('<figure class="picture drawing"><div class="panels">{}</div></figure>').format(
        panels
    )


def _panel(panel: Mapping[str, Any], is_sample: bool) -> Markup:
    values = panel["values"]
    rows, columns = len(values), len(values[0]) if values else 0
    title = panel["name"] if is_sample else f"{_TITLES[panel['of']]}: {panel['name']}"
    svg = Markup("")
    if rows and columns:
        svg = Markup(
            '<svg viewBox="0 0 {columns} {rows}" role="img" aria-label="{label}" '
            'preserveAspectRatio="xMidYMid meet">{cells}{written}</svg>'
        ).format(
            columns=columns,
            rows=rows,
            label=f"{title}. {panel['text']}",
            cells=_cells(panel),
            written=_written(panel) if columns <= _MOST_WRITTEN else "",
        )
    return Markup(
        '<div class="panel"><p class="name">{title}</p>{svg}'
        '<p class="words">{text}</p>{table}</div>'
    ).format(title=title, svg=svg, text=panel["text"], table=_table(panel))


def _cells(panel: Mapping[str, Any]) -> Markup:
    by_class: dict[str, list[str]] = defaultdict(list)
    for row, line in enumerate(panel["values"]):
        for column, value in enumerate(line):
            by_class[_colour(panel, value)].append(f"M{column} {row}h1v1h-1z")
    return Markup("").join(
        Markup('<path {attribute}="{colour}" d="{d}"/>').format(
            attribute="fill" if colour.startswith("#") else "class", colour=colour, d="".join(cells)
        )
        for colour, cells in sorted(by_class.items())
    )


def _colour(panel: Mapping[str, Any], value: Any) -> str:
    if isinstance(value, str) and value.startswith("#"):
        return value
    if panel["kind"] == "labels":
        return f"l{_label(value)}"
    found = step(panel, value, _STEPS)
    return "odd" if found is None else f"s{found}"


def _label(value: Any) -> int:
    """The colour of a label; 0 is the background and stays as it is."""
    whole = int(amount(value))
    return 0 if whole == 0 else (abs(whole) - 1) % _LABELS + 1


def _written(panel: Mapping[str, Any]) -> Markup:
    """The numbers in their cells; of a scale only a small matrix has room for them."""
    if panel["kind"] == "colours":
        return Markup()
    is_scale = panel["kind"] == "numbers"
    if is_scale and len(panel["values"][0]) > _MOST_WRITTEN // 2:
        return Markup()
    texts = []
    for row, line in enumerate(panel["values"]):
        for column, value in enumerate(line):
            if not is_scale and amount(value) == 0:
                continue
            shown = f"{amount(value):.2f}" if is_scale else number(value)
            texts.append(
                Markup('<text x="{}" y="{}" class="{}">{}</text>').format(
                    column + 0.5, row + 0.5, f"on-{_colour(panel, value)}", shown
                )
            )
    return Markup(
        '<g font-size="{}" text-anchor="middle" dominant-baseline="central">{}</g>'
    ).format(0.3 if is_scale else 0.5, Markup("").join(texts))


def _table(panel: Mapping[str, Any]) -> Markup:
    """The numbers for who cannot see the picture; of a colour picture its words must do."""
    if panel["kind"] == "colours" or not panel["values"] or not panel["values"][0]:
        return Markup()
    rows = Markup("").join(_row(line) for line in panel["values"])
    return Markup(
        '<details class="numbers"><summary>In numbers</summary>'
        '<div class="scroll" tabindex="0" role="region" aria-label="{name} in numbers">'
        "<table><tbody>{rows}</tbody></table></div></details>"
    ).format(name=panel["name"], rows=rows)


def _row(line: Sequence[Any]) -> Markup:
    cells = Markup("").join(Markup("<td>{}</td>").format(number(value)) for value in line)
    return Markup("<tr>{}</tr>").format(cells)
