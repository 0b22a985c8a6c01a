"""Inputs of a problem, and the answers that a reference or an adapter gives to them.

An adapter is a solution of the problem that calls an outside library, so both run alike.
"""

from collections.abc import Iterator, Mapping
from itertools import cycle, islice
from typing import Any

import numpy as np

from problems.inputs import check_calls
from problems.package import Problem


def own_cases(problem: Problem, seed: int, count: int) -> Iterator[tuple[str, Any]]:
    """Yield samples, edges and then generated cases, `count` in all, each with its origin.

    Generators take turns; the seed of a case is (`seed`, its place), so more cases can be
    asked for without changing the first ones. Values are as `cases.py` gives them.
    """
    namespace = execute(problem.cases_source, f"{problem.slug}/cases.py")
    fixed = [(f"sample {i}", _bare(case)) for i, case in enumerate(namespace["samples"](), 1)]
    fixed += [(f"edge {i}", case) for i, case in enumerate(namespace["edges"](), 1)]
    uses = cycle([use for group in problem.groups for use in group.uses])
    generated = (
        (f"{use.name} {index}", namespace[use.name](rng, **use.arguments))
        for index, use in enumerate(uses)
        for rng in [np.random.default_rng([seed, index])]
    )
    yield from fixed
    yield from islice(generated, max(0, count - len(fixed)))


def answers(problem: Problem, namespace: Mapping[str, Any], case: Any) -> list[Any]:
    """Call what `namespace` defines with one case; one answer a call, None for `__init__`."""
    objects: dict[str, Any] = {}
    found: list[Any] = []
    for call in check_calls(problem, case):
        if problem.entry.class_name is None:
            found.append(namespace[call.function](**call.args))
        elif call.function == "__init__":
            objects[call.target] = namespace[problem.entry.class_name](**call.args)
            found.append(None)
        else:
            found.append(getattr(objects[call.target], call.function)(**call.args))
    return found


def execute(source: str, name: str) -> dict[str, Any]:
    """Run a file of our own library in a fresh namespace and return it."""
    namespace: dict[str, Any] = {"__name__": name}
    exec(compile(source, name, "exec"), namespace)
    return namespace


def _bare(sample: Any) -> Any:
    """A sample without its note and expected answer."""
    return sample[0] if isinstance(sample, tuple) else sample
