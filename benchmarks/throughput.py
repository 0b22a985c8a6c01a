"""How many submissions one worker judges in a second, and how cost grows.

judged_per_s        Judge.run in as many threads as the judge has slots, one slot a core
cold_per_s          as many cold Python processes at a time doing the same work
growth_cases        milliseconds for 1, 10 and 100 cases; the slope of a line through them
growth_bytes        milliseconds for inputs of 1 KiB to 16 MiB that are returned; ns a byte
"""

import dataclasses
import os
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from benchmarks import timing
from benchmarks.verdict_latency import SOLUTION, cold, plain_inputs, ten_cases
from judge.run import Judge
from problems.package import GeneratorUse, Group, Problem
from problems.types import parse_entry

COUNTS = (1, 10, 100)
SIZES = (1 << 10, 1 << 14, 1 << 18, 1 << 20, 1 << 22, 1 << 24)
ECHO = b"""
def echo(x):
    return x + 1.0
"""
ECHO_CASES = """
import numpy as np

def samples():
    yield {{"x": np.zeros({elements})}}

def edges():
    return iter(())
"""


def main() -> None:
    wanted = timing.options("Submissions a second, and growth of cost.")
    slots = os.cpu_count() or 1
    seconds = 3.0 if wanted.quick else 15.0
    problem = ten_cases()
    with Judge(slots) as judge:
        judge.prepare(problem)
        inputs, expected = plain_inputs(judge, problem)
        ours = rate(lambda: judge.run(problem, SOLUTION), slots, seconds)
        theirs = rate(lambda: cold([], inputs, expected), slots, seconds)
        by_count = {count: _cost(judge, with_cases(problem, count), SOLUTION) for count in COUNTS}
        by_size = {size: _cost(judge, echo_problem(size), ECHO) for size in SIZES}
    case_ms, case_fit = _line(by_count)
    byte_ms, byte_fit = _line({size: ms for size, ms in by_size.items() if size >= 1 << 18})
    middle = {"judged_per_s": ours, "cold_per_s": theirs}
    middle |= {f"ms_for_{count}_cases": ms for count, ms in by_count.items()}
    middle |= {f"ms_for_{size >> 10}_kib": ms for size, ms in by_size.items()}
    middle |= {"us_per_case": case_ms * 1e3, "ns_per_byte": byte_ms * 1e6}
    ratios = {
        "ours_over_cold_rate": ours / theirs,
        "linearity_cases": case_fit,
        "linearity_bytes": byte_fit,
    }
    timing.publish("throughput", middle, ratios, wanted.json)


def rate(subject: Callable[[], object], workers: int, seconds: float) -> float:
    """Calls a second of `subject` in `workers` threads."""
    end = time.perf_counter() + seconds
    began = time.perf_counter()

    def work(_: int) -> int:
        count = 0
        while time.perf_counter() < end:
            subject()
            count += 1
        return count

    with ThreadPoolExecutor(workers) as pool:
        total = sum(pool.map(work, range(workers)))
    return total / (time.perf_counter() - began)


def with_cases(problem: Problem, count: int) -> Problem:
    """`problem` with `count` cases of the same size."""
    source = problem.cases_source
    if count == 1:
        source = source.replace("def edges():\n    yield", "def edges():\n    return\n    yield")
    groups = (Group("hidden", (GeneratorUse("normal", max(count - 2, 0)),)),)
    return dataclasses.replace(
        problem, cases_source=source, groups=groups, judging_hash=f"cases-{count}"
    )


def echo_problem(size: int) -> Problem:
    """One case whose input and answer have `size` bytes each."""
    return dataclasses.replace(
        ten_cases(),
        slug="echo",
        entry=parse_entry("echo(x: float64[n]) -> float64[n]"),
        constraints=(),
        cases_source=ECHO_CASES.format(elements=size // 8),
        groups=(),
        reference=ECHO.decode(),
        judging_hash=f"bytes-{size}",
    )


def _cost(judge: Judge, problem: Problem, code: bytes) -> float:
    judge.prepare(problem)
    times = timing.interleave({"run": lambda: judge.run(problem, code)}, 15, pause_s=0.02)
    return timing.medians(times)["run"]


def _line(points: dict[int, float]) -> tuple[float, float]:
    """Slope of the line through the points, and its correlation with them (1 is a line)."""
    x, y = np.array(list(points)), np.array(list(points.values()))
    return float(np.polyfit(x, y, 1)[0]), float(np.corrcoef(x, y)[0, 1])


if __name__ == "__main__":
    main()
