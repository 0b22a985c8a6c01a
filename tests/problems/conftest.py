"""A small complete package that tests change one file of at a time."""

from collections.abc import Callable, Mapping

import pytest

from problems.load import load_package
from problems.package import Problem

TOML = """\
title = "Scale the rows"
difficulty = "easy"
tags = ["broadcasting"]
entry = "scale(x: float64[n, d], factors: float64[n], power: int) -> float64[n, d]"

[constraints]
n = "1..4"
d = "0..8"
x = "finite, |x| <= 10"
power = "0..3"

[conventions]
order = "one factor a row"

[groups.hidden]
cases = [{ gen = "normal", count = 2 }]

[[sources]]
name = "A book on arrays"
url = "https://example.org/book"
"""

CASES = '''\
"""Cases of ordinary size."""

import numpy as np


def samples():
    yield {"x": [[1.0, 2.0]], "factors": [3.0], "power": 1}, "Each entry is tripled."


def edges():
    yield {"x": [[], []], "factors": [1.0, 2.0], "power": 0}
    wide = np.outer([10.0, 1.0, -1.0, 2.0], np.linspace(0.1, 1.0, 8))
    yield {"x": np.asfortranarray(wide), "factors": [1.0, 2.0, 3.0, 4.0], "power": 3}


def normal(rng):
    """Generic rows: tells the axes apart."""
    return {"x": rng.uniform(-1, 1, (2, 2)), "factors": rng.uniform(1, 2, 2), "power": 2}
'''

FILES: Mapping[str, str] = {
    "problem.toml": TOML,
    "statement.md": (
        "Scale each row.\n\n{{signature}}\n\n{{conventions}}\n\n$x_{ij} f_i^p$\n\n"
        "There are {{constraint:n}} rows. Bounds: {{constraint:d}}, {{constraint:x}}, "
        "{{constraint:power}}.\n\n{{example:1}}\n\n{{tolerance}}\n"
    ),
    "reference.py": (
        "import numpy as np\n\n\ndef scale(x, factors, power):\n"
        "    return x * (factors**power)[:, None]\n"
    ),
    "cases.py": CASES,
    "hints.md": "## 1\n\nLook at shapes.\n\n## 2\n\nAdd an axis.\n\n## 3\n\nBroadcast.\n",
    "editorial.md": "Broadcasting does it.\n\n{{solution:loop}}\n",
    "solutions/loop.py": (
        '"""Row by row."""\n\nimport numpy as np\n\n\ndef scale(x, factors, power):\n'
        "    out = np.empty_like(x)\n    for i, row in enumerate(x):\n"
        "        out[i] = row * factors[i] ** power\n    return out\n"
    ),
    "wrong/by_column.py": (
        '"""You scale the columns. Each row has its own factor."""\n'
        "# expect: wrong_answer in hidden\n\nimport numpy as np\n\n\n"
        "def scale(x, factors, power):\n"
        "    return x * np.resize(factors**power, x.shape[1])\n"
    ),
    "wrong/forgets_power.py": (
        '"""You use the factors as they are. Raise them to the power first."""\n'
        "# expect: wrong_answer in hidden\n\n\ndef scale(x, factors, power):\n"
        "    return x * factors[:, None]\n"
    ),
    "wrong/powers_all.py": (
        '"""You raise the product to the power. Only the factors are raised."""\n'
        "# expect: wrong_answer in hidden\n\n\ndef scale(x, factors, power):\n"
        "    return (x * factors[:, None]) ** power\n"
    ),
    "wrong/divides.py": (
        '"""You divide by the factors. Multiply by them."""\n'
        "# expect: wrong_answer in hidden\n\n\ndef scale(x, factors, power):\n"
        "    return x / (factors**power)[:, None]\n"
    ),
}

# A walkthrough of the package's other solution; line numbers in tests count from its first line.
WALKTHROUGH = """\
Two rows.

```example code=solutions/loop.py
result = scale(np.array([[1.0, 2.0], [3.0, 4.0]]), np.array([1.0, -2.0]), 2)
```

## Room

An array of the same shape.

```lines
import numpy as np
def scale(x, factors, power):
    out = np.empty_like(x)
    return out
```

```values
out.shape  # as the input's
```

## Rows

Row by row, between the lines that are there.

```lines
    for i, row in enumerate(x):
        out[i] = row * factors[i] ** power
```

```values
i       # the last row
result  # what comes out
```
"""


@pytest.fixture
def package() -> Callable[..., dict[str, bytes]]:
    """Makes the files of the package; a change is new text, or None to leave the file out."""

    def make(changes: Mapping[str, str | None] | None = None) -> dict[str, bytes]:
        files = {**FILES, **(changes or {})}
        return {name: text.encode() for name, text in files.items() if text is not None}

    return make


@pytest.fixture
def problem(package: Callable[..., dict[str, bytes]]) -> Callable[..., Problem]:
    """Makes the package's problem with another entry, constraints or further TOML."""

    def make(entry: str | None = None, constraints: str = "", toml: str = "") -> Problem:
        text = TOML
        if entry is not None:
            text = f'title = "T"\ndifficulty = "easy"\nentry = "{entry}"\n{toml}\n'
            text += f"[constraints]\n{constraints}\n"
        files = package({"problem.toml": text})
        if entry is not None:
            files = {n: c for n, c in files.items() if not n.startswith("wrong/")}
        return load_package(files, slug="scale-rows", collection="test", chapter="rows")

    return make
