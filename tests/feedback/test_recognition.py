"""Catalogued mistakes: recognised when they are made, and named for nothing else."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from app.authoring.killing import with_quick_limits
from app.authoring.mutants import mutants_of
from judge.cases import PreparedCase
from judge.checkers import check
from judge.outcome import CaseOutcome
from judge.report import HintShown
from judge.run import Judge
from problems.cases import PUBLIC_SALT, Salt
from problems.load import load_library
from problems.package import Problem

PROBLEMS = load_library().problems
FOUNDATION = (
    *("largest-connected-region", "layer-norm", "scaled-dot-product-attention", "sgd"),
    *("momentum", "adam", "bleu", "conv2d"),
)
MUTANTS = Salt("mutants", b"inputs to name mutants by")
FURTHER_INPUTS = 500
MUTANTS_AT_MOST = 40


@pytest.mark.parametrize("slug", FOUNDATION)
def test_every_mistake_is_named_with_its_hint(judge: Judge, slug: str) -> None:
    """Under the public salt; the judge's own tests do so under two others."""
    problem = PROBLEMS[slug]

    for wrong in problem.misconceptions:
        found = judge.run(problem, wrong.source.encode(), salt=PUBLIC_SALT).misconception

        assert found is not None, wrong.id
        assert (found.id, found.message) == (wrong.id, wrong.message)
        hint = HintShown(wrong.hint, problem.hints[wrong.hint - 1]) if wrong.hint else None
        assert found.hint == hint


@pytest.mark.parametrize("slug", FOUNDATION)
def test_right_solutions_are_no_mistakes(judge: Judge, slug: str) -> None:
    """Nothing is said of an accepted solution."""
    problem = PROBLEMS[slug]

    for source in (problem.reference, *(each.source for each in problem.solutions)):
        report = judge.run(problem, source.encode(), salt=PUBLIC_SALT)

        assert (report.misconception, report.observation, report.advice) == (None, None, ())


@pytest.mark.parametrize("slug", FOUNDATION)
def test_a_mutant_is_named_only_for_what_it_is(judge: Judge, slug: str) -> None:
    """A mutant that is taken for a mistake answers as that mistake does on 500 more inputs."""
    problem = PROBLEMS[slug]
    quick = with_quick_limits(problem)  # some mutants loop for ever
    mutants = mutants_of(problem.reference)[:MUTANTS_AT_MOST]

    named = [
        (mutant, report.misconception.id)
        for mutant in mutants
        if (report := judge.run(quick, mutant.source.encode(), salt=MUTANTS)).misconception
    ]

    assert len(mutants) >= 5
    cases = further_cases(judge, problem) if named else ()
    for mutant, identifier in named:
        wrong = problem.misconception(identifier)
        assert wrong is not None
        mine = judge.execute(problem, mutant.source, cases).outcomes
        theirs = judge.execute(problem, wrong.source, cases).outcomes
        assert disagreements(problem, cases, mine, theirs) == 0, (identifier, mutant.diff)


def further_cases(judge: Judge, problem: Problem) -> Sequence[PreparedCase]:
    """Generated inputs under a salt of their own, evenly from all generators."""
    count = -(-FURTHER_INPUTS // sum(len(group.uses) for group in problem.groups))
    groups = tuple(
        replace(group, uses=tuple(replace(use, count=count) for use in group.uses))
        for group in problem.groups
    )
    larger = replace(problem, groups=groups, misconceptions=())
    cases = judge.case_set(larger, Salt("further", b"inputs for mutants")).cases
    chosen = [case for case in cases if case.group in {group.name for group in groups}]
    assert len(chosen) >= FURTHER_INPUTS
    return chosen


def disagreements(
    problem: Problem,
    cases: Sequence[PreparedCase],
    mine: Sequence[CaseOutcome],
    theirs: Sequence[CaseOutcome],
) -> int:
    """On how many inputs two programs end or answer differently."""
    count = 0
    for case, one, two in zip(cases, mine, theirs, strict=True):
        endings = [
            (outcome.stopped is None, outcome.raised.type_name if outcome.raised else None)
            for outcome in (one, two)
        ]
        differ = endings[0] != endings[1] or any(
            check(
                left,
                right,
                next(f.returns for f in problem.entry.functions if f.name == call.function),
                problem.tolerance,
                problem.up_to,
            )
            is not None
            for call, left, right in zip(case.calls, one.values, two.values, strict=False)
        )
        count += differ
    return count
