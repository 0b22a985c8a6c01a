"""Large arrays cross the process border without a copy more than the crossing needs."""

import tracemalloc

from judge.run import Judge
from tests.judge.packages import make_problem

ELEMENTS = 1 << 20
SIZE_MIB = ELEMENTS * 8 / (1 << 20)
CASES = f"""\
import numpy as np

def samples():
    yield {{"x": np.arange({ELEMENTS}, dtype=float)}}

def edges():
    return iter(())
"""


def test_copies_on_both_sides_are_counted(judge: Judge) -> None:
    """The child holds the input and its pristine copy, the judge each answer once."""
    problem = make_problem(
        "probe(x: float64[n]) -> float64[n]",
        "def probe(x):\n    return x.copy()\n",
        CASES,
        limits="[limits]\nwall_s = 60.0\n",
        groups="",
        slug="large",
    )
    judge.prepare(problem)
    tracemalloc.start()
    try:
        report = judge.run(problem, b"def probe(x):\n    return x\n")
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert report.verdict == "accepted"
    # Two answers are kept, that of the case and that of its repetition; a mask of bytes besides.
    assert 2.0 <= peak / (8 * ELEMENTS) <= 2.5
    assert 1.9 <= report.memory_mib / SIZE_MIB <= 2.4
