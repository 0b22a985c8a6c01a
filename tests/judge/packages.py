"""Small real packages that the judge's tests are run on."""

from collections.abc import Mapping

from problems.load import load_package
from problems.package import Problem

_CASES = '''\
"""Cases of ordinary size."""


def samples():
    yield {"x": [1.0, 2.0, 3.0]}, "Each number is doubled."


def edges():
    yield {"x": [0.5]}


def normal(rng):
    """Generic numbers."""
    return {"x": rng.uniform(1, 2, size=4)}
'''

_LIMITS = """\
[limits]
cpu_s = 0.3
wall_s = 1.0
memory_mib = 96
output_kib = 64
"""

_GROUPS = """\
[groups.hidden]
cases = [{ gen = "normal", count = 1 }]
"""


def make_problem(
    entry: str,
    reference: str,
    cases: str,
    *,
    toml: str = "",
    limits: str = _LIMITS,
    groups: str = _GROUPS,
    wrong: Mapping[str, str] | None = None,
    slug: str = "a-problem",
) -> Problem:
    """A problem of these sources, its limits low so that tests of limits are quick."""
    settings = f'title = "T"\ndifficulty = "easy"\nentry = "{entry}"\n{toml}\n{limits}\n{groups}'
    files = {
        "problem.toml": settings,
        "statement.md": "Do it.\n",
        "reference.py": reference,
        "cases.py": cases,
        "hints.md": "## 1\n\nThink.\n",
        "editorial.md": "Done.\n",
        **{f"wrong/{name}.py": source for name, source in (wrong or {}).items()},
    }
    encoded = {name: text.encode() for name, text in files.items()}
    return load_package(encoded, slug=slug, collection="test", chapter="basics")


def doubling(toml: str = "", limits: str = _LIMITS) -> Problem:
    """`probe(x)` is `2 * x`: one sample, one edge case, one generated case."""
    entry, reference = "probe(x: float64[n]) -> float64[n]", "def probe(x):\n    return 2.0 * x\n"
    return make_problem(entry, reference, _CASES, toml=toml, limits=limits, slug="double")


def patient() -> Problem:
    """The same where only processor time counts, as on a machine that does much else."""
    return doubling(limits=_LIMITS.replace("wall_s = 1.0", "wall_s = 60.0"))


def counting() -> Problem:
    """`Counter(start)`, `add(x)` returns the running sum: state is kept between calls."""
    reference = """\
class Counter:
    def __init__(self, start):
        self.total = start

    def add(self, x):
        self.total = self.total + x.sum()
        return self.total
"""
    cases = """\
def samples():
    yield [("__init__", {"start": 1.0}), ("add", {"x": [1.0]}), ("add", {"x": [2.0, 3.0]})]


def edges():
    yield [
        ("a.__init__", {"start": 0.0}),
        ("b.__init__", {"start": 5.0}),
        ("a.add", {"x": [1.0]}),
        ("b.add", {"x": [1.0]}),
        ("a.add", {"x": [1.0]}),
    ]


def normal(rng):
    x = rng.uniform(1, 2, size=3)
    return [("__init__", {"start": 0.0}), ("add", {"x": x}), ("add", {"x": 2 * x})]
"""
    entry = "class Counter: __init__(start: float); add(x: float64[...]) -> float"
    return make_problem(entry, reference, cases, slug="counter")
