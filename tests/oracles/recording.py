"""Recorded answers of an oracle: a JSON file for each problem, small enough to review.

Arrays are written as dtype, shape and a flat list. Inputs are rounded to six significant digits
before the oracle sees them, outputs to thirteen after; both keep the files short.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

FOLDER = Path(__file__).parent / "recorded"
INPUT_DIGITS = 6
OUTPUT_DIGITS = 13


@dataclass(frozen=True)
class RecordedCase:
    """One input as `cases.py` would give it, and the oracle's answers, one a call."""

    origin: str
    case: Any
    outputs: list[Any]


@dataclass(frozen=True)
class Recording:
    """What one oracle answered, and which version of which library it came from."""

    oracle: str
    library: str
    version: str
    cases: tuple[RecordedCase, ...]


def write(slug: str, recording: Recording) -> Path:
    """Write a recording, one case a line, and return its path."""
    lines = [
        json.dumps(
            {"from": case.origin, "input": encode(case.case), "output": encode(case.outputs)},
            ensure_ascii=False,
            separators=(",", ":"),
        )
        for case in recording.cases
    ]
    head = {name: getattr(recording, name) for name in ("oracle", "library", "version")}
    text = json.dumps(head, indent=1)[:-2] + ',\n "cases": [\n' + ",\n".join(lines) + "\n]}\n"
    path = FOLDER / f"{slug}.json"
    path.write_text(text, encoding="utf-8")
    return path


def read(slug: str) -> Recording:
    """Read a recording back."""
    raw = json.loads((FOLDER / f"{slug}.json").read_text(encoding="utf-8"))
    cases = tuple(
        RecordedCase(case["from"], decode(case["input"]), decode(case["output"]))
        for case in raw["cases"]
    )
    return Recording(raw["oracle"], raw["library"], raw["version"], cases)


def slugs() -> list[str]:
    """The problems with a recording."""
    return sorted(path.stem for path in FOLDER.glob("*.json"))


def rounded(value: Any, digits: int) -> Any:
    """The same value with every float rounded to `digits` significant digits."""
    match value:
        case np.ndarray() if value.dtype.kind == "f":
            flat = [float(f"{item:.{digits}g}") for item in value.ravel()]
            return np.array(flat, dtype=value.dtype).reshape(value.shape)
        case bool() | int() | str() | None:
            return value
        case float():
            return float(f"{value:.{digits}g}")
        case dict():
            return {key: rounded(item, digits) for key, item in value.items()}
        case list() | tuple():
            return type(value)(rounded(item, digits) for item in value)
    return value


def encode(value: Any) -> Any:
    """Turn a value into JSON: arrays and tuples become tagged objects."""
    match value:
        case np.ndarray():
            flat = value.astype(np.uint8) if value.dtype == bool else value
            data = flat.ravel().tolist()
            return {"dtype": str(value.dtype), "shape": list(value.shape), "data": data}
        case np.generic():
            return value.item()
        case tuple():
            return {"tuple": [encode(item) for item in value]}
        case list():
            return [encode(item) for item in value]
        case dict():
            return {key: encode(item) for key, item in value.items()}
    return value


def decode(value: Any) -> Any:
    """The inverse of `encode`."""
    match value:
        case {"dtype": dtype, "shape": shape, "data": data}:
            return np.array(data, dtype=dtype).reshape(shape)
        case {"tuple": items}:
            return tuple(decode(item) for item in items)
        case list():
            return [decode(item) for item in value]
        case dict():
            return {key: decode(item) for key, item in value.items()}
    return value
