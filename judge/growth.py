"""Whether a program's time grows faster with its input than the problem allows.

Theory of operation. A group with `growth` holds at least three cases, each at least four times
as large as the one before. The slope of log(processor time) over log(input size) is the power
of the size that the time grows with; seconds of this machine do not enter. Times too short to
be told from the cost of asking are left out, so a program that is quick is never refused, and a
first finding counts only when further runs confirm it: per case the shortest time is taken.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise

import numpy as np

from judge.feedback.finding import Finding
from judge.report import Reason, Verdict
from problems.package import Group, Problem

FURTHER_RUNS = 2
_FEWEST_CASES = 3
_STEP = 4
_MEASURABLE_NS = 1_000_000


def size_of(payload: Sequence[bytes | memoryview]) -> int:
    """The size of a case's input, in bytes on the wire."""
    return sum(map(len, payload))


def groups(problem: Problem) -> dict[str, Group]:
    """The groups whose growth is judged, by name."""
    return {group.name: group for group in problem.groups if group.growth is not None}


def fault(
    problem: Problem, names: Sequence[str], payloads: Sequence[Sequence[bytes | memoryview]]
) -> str | None:
    """What keeps the cases of a package from showing growth, for its author.

    Args:
        names, payloads: group and encoded input of each case, in order.
    """
    for name in groups(problem):
        own = [
            size_of(payload)
            for group, payload in zip(names, payloads, strict=True)
            if group == name
        ]
        rises = all(two >= _STEP * one for one, two in pairwise(own))
        if len(own) < _FEWEST_CASES or not rises:
            found = ", ".join(str(size) for size in own)
            return (
                f'cases.py: the group "{name}" is judged by growth: it needs {_FEWEST_CASES} or '
                f"more cases, each {_STEP} times as large as the one before. Its inputs have "
                f"{found} bytes."
            )
    return None


def exponent(sizes: Sequence[int], cpu_ns: Sequence[int]) -> float | None:
    """The power of the size that the time grows with; None where it cannot be measured.

    Args:
        sizes: input sizes in bytes, rising.
        cpu_ns: processor time of each case.
    """
    points = [
        (size, time_ns)
        for size, time_ns in zip(sizes, cpu_ns, strict=True)
        if time_ns >= _MEASURABLE_NS
    ]
    if len(points) < 2:
        return None
    logs = np.log(np.array(points, float))
    return float(np.polyfit(logs[:, 0], logs[:, 1], 1)[0])


def finding(sizes: Sequence[int], cpu_ns: Sequence[int], bound: float) -> Finding | None:
    """The finding for a group of cases; None where the time grows as it may."""
    power = exponent(sizes, cpu_ns)
    if power is None or power <= bound:
        return None
    longer = cpu_ns[-1] / max(cpu_ns[-2], 1)
    message = (
        f"The answers are right, but with {sizes[-1] / sizes[-2]:.0f} times the input the program "
        f"computes {longer:.0f} times as long: its time grows about as n^{power:.1f}, and at most "
        f"n^{bound:g} is asked for. Look for a pass over the data inside another one."
    )
    return Finding(Verdict.TIME_LIMIT, Reason.GROWTH, message)


def members(problem: Problem, names: Sequence[str]) -> Mapping[str, list[int]]:
    """For each group judged by growth the positions of its cases among `names` of groups."""
    found = {
        name: [index for index, group in enumerate(names) if group == name]
        for name in groups(problem)
    }
    return {name: indices for name, indices in found.items() if len(indices) >= _FEWEST_CASES}
