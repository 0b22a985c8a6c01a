"""Checks of the cases: deterministic, seeded, distinct, and reaching their bounds."""

import math
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from app.authoring.trial import Found, Trial, TrialCheck, payload_bytes
from judge.cases import PreparedCase
from judge.checkers import check
from problems.bounds import extremes, leaves
from problems.coercion import Coercion
from problems.errors import Place
from problems.inputs import check_script
from problems.lint import Severity
from problems.package import Constraint, Problem, Relation
from problems.types import Type
from problems.values import InputError


def samples_agree(trial: Trial) -> Iterator[Found]:
    for case in trial.case_set.cases:
        if case.second_opinion is None:
            continue
        message = _disagreement(trial.problem, case)
        if message:
            yield Severity.ERROR, Place("cases.py"), f"{case.name}: {message}"


def _disagreement(problem: Problem, case: PreparedCase) -> str | None:
    is_script = problem.entry.kind != "function"
    opinions = list(case.second_opinion) if is_script else [case.second_opinion]
    if len(opinions) != len(case.calls):
        return (
            f"you gave {len(opinions)} expected values for {len(case.calls)} calls. Give a list "
            "with one for each call, None where it returns nothing."
        )
    for number, (call, opinion, value) in enumerate(
        zip(case.calls, opinions, case.expected, strict=True), 1
    ):
        function = problem.entry.function(call.function)
        if function is None or function.returns is None:
            continue
        message = _difference(problem, opinion, function.returns, value)
        if message:
            place = f"call {number}, {call.function}: " if is_script else ""
            return f"{place}{message} One of them is wrong."
    return None


def _difference(problem: Problem, opinion: Any, type_: Type, value: Any) -> str | None:
    try:
        given = Coercion("expected", []).value(type_, opinion, "the value you gave")
    except InputError as error:
        return error.message
    mismatch = check(given, value, type_, problem.tolerance, problem.up_to)
    if mismatch is None:
        return None
    return f"the value you gave is not the reference's: {mismatch.message}"


def generators_are_deterministic(trial: Trial) -> Iterator[Found]:
    pairs = zip(trial.case_set.cases, trial.made_again, strict=False)
    different = [one.name for one, two in pairs if payload_bytes(one) != payload_bytes(two.script)]
    if different or len(trial.case_set.cases) != len(trial.made_again):
        message = (
            f"made twice from one seed, {', '.join(different[:3]) or 'the cases'} differ. Draw "
            "from rng only, and do not iterate over sets."
        )
        yield Severity.ERROR, Place("cases.py"), message


def generators_use_their_seed(trial: Trial) -> Iterator[Found]:
    ours, others = _by_group(trial.case_set.cases), _by_group(trial.other_cases)
    for group in trial.problem.groups:
        start = 0
        for use in group.uses:
            stop = start + use.count
            if ours[group.name][start:stop] == others[group.name][start:stop]:
                message = f"{use.name} makes the same cases from every seed; draw from rng."
                yield Severity.ERROR, Place("cases.py"), message
            start = stop


def cases_are_distinct(trial: Trial) -> Iterator[Found]:
    seen: dict[bytes, str] = {}
    for case in trial.case_set.cases:
        payload = payload_bytes(case)
        if payload in seen:
            message = f"{case.name} ({case.group}) repeats {seen[payload]}; vary a parameter."
            yield Severity.WARNING, Place("cases.py"), message
        seen.setdefault(payload, case.name)


def bounds_are_reached(trial: Trial) -> Iterator[Found]:
    numbers, values = _seen(trial)
    for constraint in trial.problem.constraints:
        found = numbers.get(constraint.name)
        if found:
            yield from _bounds_missed(constraint, min(found), max(found))
        for option in constraint.one_of or ():
            if option not in values[constraint.name]:
                message = f"no case has {constraint.name} = {option!r}, which [constraints] allows."
                yield Severity.ERROR, Place("cases.py"), message
    yield from _relations_missed(trial)


def _bounds_missed(constraint: Constraint, low: float, high: float) -> Iterator[Found]:
    name = constraint.name
    wanted = [
        ("minimum", constraint.minimum, constraint.minimum_open, low, "smallest"),
        ("maximum", constraint.maximum, constraint.maximum_open, high, "largest"),
    ]
    for what, bound, is_open, reached, extreme in wanted:
        if bound is not None and not is_open and reached != bound:
            message = (
                f"{name} never equals its {what} {bound:g} ({extreme} seen: {reached:g}). Add an "
                "edge case."
            )
            yield Severity.ERROR, Place("cases.py"), message
    largest = max(abs(low), abs(high))
    if constraint.magnitude is not None and largest < constraint.magnitude:
        message = (
            f"|{name}| never reaches {constraint.magnitude:g} (largest seen: {largest:g}). Add an "
            "edge case or lower the bound."
        )
        yield Severity.WARNING, Place("cases.py"), message


def _relations_missed(trial: Trial) -> Iterator[Found]:
    """The bounds by another name that no case comes up to."""
    gaps: dict[tuple[str, Relation], float] = {}
    for case in trial.case_set.cases:
        for call, dimensions in check_script(trial.problem, _raw(trial.problem, case)):
            others = {**dimensions.bound, **dimensions.numbers}
            values = {**dimensions.bound, **call.args}
            for constraint in trial.problem.constraints:
                name = constraint.name.removeprefix(f"{call.function}.")
                for relation in constraint.relations:
                    if name in values and relation.other in others:
                        key = (constraint.name, relation)
                        gap = _gap(values[name], relation, others[relation.other])
                        gaps[key] = min(gaps.get(key, math.inf), gap)
    for (name, relation), gap in gaps.items():
        is_tight = gap <= 0 if "=" in relation.sign else gap <= 1 or gap % 1 != 0
        if not is_tight and gap < math.inf:
            message = (
                f"{name} {relation.sign} {relation.other} is never tight: they are {gap:g} apart "
                "at least. Add an edge case."
            )
            yield Severity.WARNING, Place("cases.py"), message


def _gap(value: Any, relation: Relation, other: float) -> float:
    """How far the numbers of a value stay from the one that bounds them."""
    found = list(extremes(value))
    if not found:
        return math.inf
    return other - max(found) if "<" in relation.sign else min(found) - other


def _seen(trial: Trial) -> tuple[dict[str, list[float]], dict[str, set[Any]]]:
    """The extreme numbers, and every value, that each dimension and parameter has in a case."""
    listed = {c.name for c in trial.problem.constraints if c.one_of is not None}
    numbers: dict[str, list[float]] = defaultdict(list)
    values: dict[str, set[Any]] = defaultdict(set)
    for case in trial.case_set.cases:
        for call, dimensions in check_script(trial.problem, _raw(trial.problem, case)):
            for name, length in [*dimensions.bound.items(), *dimensions.seen]:
                numbers[name].append(length)
                values[name].add(length)
            for name, value in call.args.items():
                for key in (name, f"{call.function}.{name}"):
                    numbers[key] += extremes(value)
                    if key in listed:
                        values[key].update(_distinct(value))
                if isinstance(value, list | str | dict):
                    numbers[f"len({name})"].append(len(value))
    return numbers, values


def _distinct(value: Any) -> Iterator[Any]:
    for _, leaf in leaves("", value):
        yield from leaf.ravel().tolist() if hasattr(leaf, "ravel") else [leaf]


def _raw(problem: Problem, case: PreparedCase) -> Any:
    if problem.entry.kind == "function":
        return case.calls[0].args
    return [
        (f"{call.target}.{call.function}" if call.target else call.function, call.args)
        for call in case.calls
    ]


def _by_group(cases: tuple[PreparedCase, ...]) -> dict[str, list[bytes]]:
    found: dict[str, list[bytes]] = defaultdict(list)
    for case in cases:
        found[case.group].append(payload_bytes(case))
    return found


def samples_are_drawn(trial: Trial) -> Iterator[Found]:
    for fault in trial.judge.drawing_faults(trial.problem):
        yield Severity.ERROR, Place("visual.py"), fault


CHECKS = (
    TrialCheck("S04", "Expected values given by hand agree with the reference", samples_agree),
    TrialCheck("I03", "Every bound is reached by a case", bounds_are_reached),
    TrialCheck("I05", "Generators are deterministic", generators_are_deterministic),
    TrialCheck("I06", "Generators use their seed", generators_use_their_seed),
    TrialCheck("V01", "visual.py draws every sample", samples_are_drawn),
    TrialCheck("I07", "No case stands twice", cases_are_distinct),
)
