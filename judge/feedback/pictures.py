"""Small pictures of a wrong answer for visible cases: its error, and where it matters the images.

Large arrays are thinned out block by block. A cell shows the element of its block whose error is
largest, in every panel the same one, so that a single wrong pixel stays visible.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from judge.cases import PreparedCase
from judge.feedback.finding import Finding
from judge.feedback.probe.pair import parts, regular
from judge.outcome import CaseOutcome
from judge.report import CaseReport, Panel, Picture, Verdict
from problems.package import Problem

_MOST_PICTURES = 3
_MOST_CELLS = 32
_MOST_POINTS = 128
_FEWEST_ELEMENTS = 4
_DIGITS = 4


def illustrate(
    problem: Problem,
    chosen: Sequence[PreparedCase],
    outcomes: Sequence[CaseOutcome],
    findings: Sequence[Finding],
    reports: Sequence[CaseReport],
) -> tuple[CaseReport, ...]:
    """The reports, the first few wrong visible ones with a picture where one can be drawn."""
    left = _MOST_PICTURES
    drawn = []
    for case, outcome, finding, report in zip(chosen, outcomes, findings, reports, strict=True):
        picture = None
        if left and case.visible and finding.verdict is Verdict.WRONG_ANSWER:
            picture = draw(problem, case, outcome, finding)
        left -= picture is not None
        drawn.append(report if picture is None else replace(report, picture=picture))
    return tuple(drawn)


def draw(
    problem: Problem, case: PreparedCase, outcome: CaseOutcome, finding: Finding
) -> Picture | None:
    """The part of the answer that is wrong; None where both sides do not fit each other."""
    number = finding.call
    if number is None or not 0 <= number < len(outcome.values):
        return None
    for got, due, path in parts(outcome.values[number], case.expected[number]):
        if not finding.path.startswith(path):
            continue
        if got.shape != due.shape or got.size < _FEWEST_ELEMENTS or got.ndim == 0:
            return None
        with np.errstate(all="ignore"):
            error = np.abs(_real(got) - _real(due))
            if np.isnan(error.max()):
                # The difference of two equal infinities is NaN, and they are right.
                error = np.where(got == due, 0.0, np.where(np.isnan(error), np.inf, error))
            return _picture(problem, case, number, f"result{path}", got, due, error)
    return None


def _picture(
    problem: Problem,
    case: PreparedCase,
    number: int,
    part: str,
    got: np.ndarray,
    due: np.ndarray,
    error: np.ndarray,
) -> Picture:
    if _is_coloured(due):
        return _coloured(part, got, due, error)
    worst = np.unravel_index(int(np.argmax(error)), error.shape)
    leading = tuple(int(i) for i in worst[:-2])
    if leading:
        got, due, error = got[leading], due[leading], error[leading]
        part += f"[{', '.join(map(str, leading))}, :, :]"
    is_line = max(got.shape) == got.size
    rows = (1, got.size) if is_line else (got.shape[0], got.shape[1])
    blocks = _Blocks.over(error.reshape(rows), is_line)
    panels = [
        _panel("expected", blocks.of(_real(due))),
        _panel("yours", blocks.of(_real(got))),
        _panel("difference", blocks.of(error), least=0.0),
    ]
    is_image = not is_line and (due.dtype == np.uint8 or problem.collection == "cv")
    if is_image:
        panels[:0] = _inputs(case, number, leading)
    return Picture(
        kind="lines" if is_line else ("images" if is_image else "heatmap"),
        part=part,
        shape=(got.size,) if is_line else got.shape,
        block=blocks.size[1:] if is_line else blocks.size,
        worst=blocks.worst,
        panels=tuple(_on_one_scale(panels)),
    )


def _coloured(part: str, got: np.ndarray, due: np.ndarray, error: np.ndarray) -> Picture:
    furthest = error.max(axis=2)
    blocks = _Blocks.over(furthest, is_line=False)
    scale = 1.0 if due.dtype == np.uint8 else 255.0
    panels = (
        Panel("expected", 0.0, 255.0, _colours(blocks, due, scale)),
        Panel("yours", 0.0, 255.0, _colours(blocks, got, scale)),
        _panel("difference", blocks.of(furthest), least=0.0),
    )
    shape = (int(got.shape[0]), int(got.shape[1]))
    return Picture("images", part, shape, blocks.size, blocks.worst, panels)


@dataclass(frozen=True)
class _Blocks:
    """For each cell the flat position of the element that it shows."""

    positions: np.ndarray
    size: tuple[int, int]
    worst: tuple[int, int]

    @classmethod
    def over(cls, error: np.ndarray, is_line: bool) -> "_Blocks":
        """Cells of `error`, a matrix, each at the largest error of its block."""
        rows, columns = error.shape
        most = _MOST_POINTS if is_line else _MOST_CELLS
        size = (1 if is_line else -(-rows // most), -(-columns // most))
        # First the best column of each block in every row, then the best of these rows.
        across = np.arange(0, columns, size[1])
        padded = error
        if columns % size[1]:
            filling = np.full((rows, -columns % size[1]), -1.0)
            padded = np.concatenate([error, filling], axis=1)
        inner = padded.reshape(rows, len(across), size[1])
        column = inner.argmax(axis=2) + across
        best = np.take_along_axis(error, column, axis=1)
        cells = []
        for begin in range(0, rows, size[0]):
            row = best[begin : begin + size[0]].argmax(axis=0) + begin
            cells.append(row * columns + column[row, np.arange(len(across))])
        positions = np.stack(cells)
        shown = error.reshape(-1)[positions]
        worst = np.unravel_index(int(np.argmax(shown)), shown.shape)
        return cls(positions, size, (int(worst[0]), int(worst[1])))

    def of(self, array: np.ndarray) -> np.ndarray:
        shown: np.ndarray = np.take(array.reshape(-1), self.positions)
        return shown


def _colours(
    blocks: _Blocks, image: np.ndarray, scale: float
) -> tuple[tuple[float | str, ...], ...]:
    bytes_ = np.nan_to_num(_real(image)[..., :3] * scale).clip(0, 255).astype(np.uint8)
    pixels = bytes_.reshape(-1, 3)[blocks.positions]
    return tuple(tuple(f"#{r:02x}{g:02x}{b:02x}" for r, g, b in row.tolist()) for row in pixels)


def _is_coloured(due: np.ndarray) -> bool:
    if due.ndim != 3 or due.shape[2] not in {3, 4} or min(due.shape[:2]) < 2:
        return False
    return bool(due.dtype == np.uint8) or (
        due.dtype.kind == "f" and bool(((due >= 0) & (due <= 1)).all())
    )


def _inputs(case: PreparedCase, number: int, leading: tuple[int, ...]) -> Iterator[Panel]:
    """The first argument that looks like the image which the answer was made of."""
    for name, value in case.calls[number].args.items():
        array = regular(value)
        if array is None or array.ndim < 2 or min(array.shape[-2:]) < 2:
            continue
        plane = array[(0,) * (array.ndim - 2)]
        if len(leading) == array.ndim - 2 and all(
            i < length for i, length in zip(leading, array.shape, strict=False)
        ):
            plane = array[leading]
        blocks = _Blocks.over(np.abs(_real(plane)), is_line=False)
        yield _panel(f"input {name}", blocks.of(_real(plane)))
        return


def _panel(name: str, cells: np.ndarray, least: float | None = None) -> Panel:
    finite = cells[np.isfinite(cells)]
    low = float(finite.min(initial=np.inf)) if finite.size else 0.0
    high = float(finite.max(initial=-np.inf)) if finite.size else 0.0
    values = tuple(tuple(_rounded(value) for value in row) for row in cells.tolist())
    return Panel(name, _rounded(low if least is None else least), _rounded(high), values)


def _on_one_scale(panels: list[Panel]) -> Iterator[Panel]:
    """What is expected and what is there must be comparable by eye."""
    both = [panel for panel in panels if panel.name in {"expected", "yours"}]
    low, high = min(panel.low for panel in both), max(panel.high for panel in both)
    for panel in panels:
        yield replace(panel, low=low, high=high) if panel in both else panel


def _rounded(value: float) -> float:
    return float(f"{value:.{_DIGITS}g}")


def _real(array: np.ndarray) -> np.ndarray:
    """As float64: complex numbers by magnitude, booleans as 0 and 1."""
    if array.dtype.kind == "c":
        array = np.abs(array)
    wide: np.ndarray = array.astype(np.float64, copy=False)
    return wide
