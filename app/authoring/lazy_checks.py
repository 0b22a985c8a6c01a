"""Answers that need no thought must fail: zeros, the input itself, another case's answer …"""

from collections.abc import Iterator
from typing import Any

import numpy as np

from app.authoring.trial import Found, Level, Trial, TrialCheck
from judge.cases import PreparedCase
from judge.checkers import check_call
from problems.errors import Place
from problems.lint import Severity
from problems.package import Problem

_FEWEST_CASES = 2
_MOST_PREDICTABLE = 0.2


def lazy_answers_fail(trial: Trial) -> Iterator[Found]:
    for each in trial.rounds:
        found = list(_lazy(trial.problem, trial.cases_of(each).cases, each.suffix))
        yield from found
        if found:
            return


def _lazy(problem: Problem, cases: tuple[PreparedCase, ...], suffix: str) -> Iterator[Found]:
    hidden = [case for case in cases if not case.visible]
    groups: dict[str, list[PreparedCase]] = {}
    for case in hidden:
        groups.setdefault(case.group, []).append(case)
    for name in _lazy_names(problem, hidden):
        passing = {case.name for case in hidden if _passes(problem, cases, case, name)}
        if hidden and 2 * len(passing) > len(hidden):
            message = (
                f"answering {name} passes {len(passing)} of {len(hidden)} hidden cases{suffix}; "
                "vary them."
            )
            yield Severity.ERROR, Place("cases.py"), message
            continue
        for group, members in groups.items():
            whole = len(members) >= _FEWEST_CASES and all(c.name in passing for c in members)
            if whole and group != "edges":
                message = (
                    f'answering {name} passes the whole group "{group}"{suffix}; vary its cases.'
                )
                yield Severity.ERROR, Place("problem.toml"), message


def _lazy_names(problem: Problem, hidden: list[PreparedCase]) -> list[str]:
    parameters = {p.name for f in problem.entry.functions for p in f.parameters}
    return [
        *("zeros", "ones", "the first sample's answer", "the previous case's answer"),
        *([_MOST_COMMON] if hidden else []),
        *(f"the input {name}" for name in sorted(parameters)),
    ]


_MOST_COMMON = "the most common answer"


def _passes(
    problem: Problem, cases: tuple[PreparedCase, ...], case: PreparedCase, name: str
) -> bool:
    """Whether every call of the case that returns something accepts this lazy answer."""
    asked = False
    for number, (call, expected) in enumerate(zip(case.calls, case.expected, strict=True)):
        function = problem.entry.function(call.function)
        if function is None or function.returns is None:
            continue
        asked = True
        match name:
            case "zeros":
                answer = _filled(expected, 0)
            case "ones":
                answer = _filled(expected, 1)
            case _ if name.startswith("the input "):
                answer = call.args.get(name.removeprefix("the input "))
            case _:
                answer = _borrowed(cases, case, number, name)
        if check_call(problem, call.function, call.args, answer, expected) is not None:
            return False
    return asked


def _borrowed(cases: tuple[PreparedCase, ...], case: PreparedCase, number: int, name: str) -> Any:
    """The answer that another case has at the same call."""
    if name == _MOST_COMMON:
        hidden = [other for other in cases if not other.visible and number < len(other.expected)]
        texts = [repr(other.expected[number]) for other in hidden]
        return hidden[texts.index(max(texts, key=texts.count))].expected[number]
    other = cases[0] if name.startswith("the first") else cases[cases.index(case) - 1]
    return other.expected[number] if number < len(other.expected) else None


def _filled(expected: Any, number: int) -> Any:
    match expected:
        case np.ndarray():
            return np.full_like(expected, number)
        case bool() | int() | float():
            return type(expected)(number)
        case list() | tuple():
            return type(expected)(_filled(item, number) for item in expected)
        case dict():
            return {key: _filled(item, number) for key, item in expected.items()}
    return None


def answers_depend_on_the_salt(trial: Trial) -> Iterator[Found]:
    """Generated cases whose answer is the same on every salt can be read from the source."""
    generated = {group.name for group in trial.problem.groups}
    answers: dict[str, set[str]] = {}
    for each in trial.rounds:
        for case in trial.cases_of(each).cases:
            if case.group in generated:
                answers.setdefault(case.name, set()).add(repr(case.expected))
    fixed = [name for name, seen in answers.items() if len(seen) == 1]
    if len(trial.rounds) > 1 and len(fixed) > _MOST_PREDICTABLE * len(answers):
        message = (
            f"{len(fixed)} of {len(answers)} generated cases have the same answer on every salt "
            f"({', '.join(fixed[:3])}): who reads cases.py knows it. Let rng change the answer."
        )
        yield Severity.WARNING, Place("cases.py"), message


CHECKS = (
    TrialCheck("M05", "Lazy answers fail", lazy_answers_fail),
    TrialCheck(
        "M06", "Answers cannot be read from the source", answers_depend_on_the_salt, Level.FULL
    ),
)
