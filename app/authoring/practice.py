"""A pytest file of the visible cases: practice without a server, hidden cases left out."""

from collections.abc import Sequence

from app.authoring.literals import source_of
from judge.cases import PreparedCase
from judge.checkers.values import tolerance_for
from problems.inputs import FunctionRef
from problems.package import Problem

_HEAD = '''\
"""{title}: the visible cases, for practice with pytest.

Put your code into solution.py beside this file (`ndjudge problem show {slug} --starter` prints
where to begin), then run: pytest {file}
"""

import numpy as np
import pytest
import solution

CASES = [
{cases}
]


{functions}@pytest.mark.parametrize("steps", CASES)
def test_sample(steps):
    """Every call returns what the reference returns."""
    objects = {{}}
    for target, function, arguments, expected in steps:
{call}
        if expected is not None:
            compare(result, expected)


def compare(result, expected):
    """Shapes first, then values within the tolerance of the problem."""
    if isinstance(expected, (list, tuple)):
        assert len(result) == len(expected)
        for one, other in zip(result, expected):
            compare(one, other)
    elif isinstance(expected, dict):
        assert set(result) == set(expected)
        for key in expected:
            compare(result[key], expected[key])
    elif isinstance(expected, (float, np.ndarray)):
        assert np.shape(result) == np.shape(expected)
        np.testing.assert_allclose(result, expected, rtol={rtol!r}, atol={atol!r})
    else:
        assert result == expected
'''
_CALL_OBJECT = """\
        if function == "__init__":
            objects[target] = solution.{class_name}(**arguments)
            result = None
        else:
            result = getattr(objects[target], function)(**arguments)"""
_CALL_FUNCTION = "        result = getattr(solution, function)(**arguments)"


def practice_file(problem: Problem, cases: Sequence[PreparedCase], file: str) -> str:
    """The text of a test file for the visible cases among `cases`."""
    visible = [case for case in cases if case.visible]
    allowed = problem.tolerance or tolerance_for("float64")
    class_name = problem.entry.class_name
    return _HEAD.format(
        title=problem.title,
        slug=problem.slug,
        file=file,
        cases="\n".join(_case(case) for case in visible),
        functions="".join(f"{text.strip()}\n\n\n" for text in _functions(visible)),
        call=_CALL_OBJECT.format(class_name=class_name) if class_name else _CALL_FUNCTION,
        rtol=allowed.rtol,
        atol=allowed.atol,
    )


def _case(case: PreparedCase) -> str:
    lines = [
        f"        ({call.target!r}, {call.function!r}, {source_of(dict(call.args))}, "
        f"{source_of(expected)}),"
        for call, expected in zip(case.calls, case.expected, strict=True)
    ]
    return "    [\n" + "\n".join(lines) + "\n    ],"


def _functions(cases: Sequence[PreparedCase]) -> list[str]:
    """The sources of the functions that cases pass."""
    found: dict[str, str] = {}
    for case in cases:
        for call in case.calls:
            for value in call.args.values():
                if isinstance(value, FunctionRef):
                    found[value.name] = value.source
    return list(found.values())
