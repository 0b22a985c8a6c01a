"""What can only be judged by running code once more: `checker.py`, and further calls.

Theory of operation. A package's own `checker.py` is other people's code and runs in the author
lane; it is given answers and expected values, and says None or a sentence. Properties between
calls (idempotent, equivariant, a gradient) ask the program itself again, in a child like any
other, with inputs made of its own answers. Only cases that are accepted so far are looked at.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from judge import cases as case_making
from judge import growth, supervisor
from judge.answers import plain
from judge.cases import AuthorError, PreparedCase, Script
from judge.checkers.properties import broken, relations
from judge.feedback.finding import Finding
from judge.feedback.findings import property_finding
from judge.feedback.sentences import describe_exception, describe_stop
from judge.job import Budget, Case, Job
from judge.lane import Lane
from judge.outcome import CaseOutcome
from judge.report import Reason, Verdict
from problems.package import Problem
from problems.values import Call

_CHECK = "check"
_EVALUATE = "def evaluate(function, at):\n    return function(at)\n"
_CHECK_S = 10.0


@dataclass(frozen=True)
class Program:
    """The program under review, and where and within what its further calls may run."""

    job: Job
    lane: Lane
    budget: Budget
    case_cpu_s: float


def review(
    authors: Lane,
    problem: Problem,
    program: Program,
    chosen: Sequence[PreparedCase],
    outcomes: Sequence[CaseOutcome],
    findings: Sequence[Finding],
) -> list[Finding]:
    """The findings after the package's own checker and its properties between calls.

    Args:
        authors: the lane of packages' code.
        chosen, outcomes, findings: parallel, one for each case.

    Raises:
        AuthorError: the checker failed or gave no proper answer.
        JudgeError: the sandbox failed.
    """
    settled = list(findings)
    accepted = [index for index, finding in enumerate(settled) if finding.is_accepted]
    if problem.checker_source is not None and accepted:
        source = problem.checker_source
        for index in accepted:
            refused = _own_opinion(authors, source, problem, chosen[index], outcomes[index])
            settled[index] = refused or settled[index]
    asked = [
        (index, number, again)
        for index in accepted
        if settled[index].is_accepted
        for number, again in _questions(problem, chosen[index], outcomes[index])
    ]
    for of_author in (False, True):
        some = [one for one in asked if one[2].of_author is of_author]
        answers = _asked_again(authors, program, of_author, [again.calls for *_, again in some])
        for (index, number, again), outcome in zip(some, answers, strict=True):
            message = _broken_by(
                again,
                chosen[index].calls[number],
                outcomes[index],
                number,
                outcome,
                program.case_cpu_s,
            )
            if message is not None and settled[index].is_accepted:
                found = broken(again.property, message)
                settled[index] = property_finding(problem, chosen[index], number, found)
    for name, members in growth.members(problem, [case.group for case in chosen]).items():
        if all(settled[index].is_accepted for index in members):
            refused = _growing(problem, program, name, members, chosen, outcomes)
            for index in members[1:]:
                settled[index] = refused or settled[index]
    return settled


def needs_review(problem: Problem) -> bool:
    """Whether the problem has a rule for which code runs once more."""
    names = {one.name for one in problem.checker.properties}
    again = names & relations.NAMES or growth.groups(problem)
    return problem.checker_source is not None or bool(again)


def _growing(
    problem: Problem,
    program: Program,
    name: str,
    members: Sequence[int],
    chosen: Sequence[PreparedCase],
    outcomes: Sequence[CaseOutcome],
) -> Finding | None:
    """The finding for a group whose time grows too fast, confirmed by further runs."""
    bound = growth.groups(problem)[name].growth
    assert bound is not None
    sizes = [growth.size_of(chosen[index].payload) for index in members]
    times_ns = [outcomes[index].cpu_ns for index in members]
    found = growth.finding(sizes, times_ns, bound)
    cases = [
        Case(chosen[index].payload, len(chosen[index].calls), program.case_cpu_s, _CHECK_S)
        for index in members
    ]
    for _ in range(growth.FURTHER_RUNS):
        if found is None:
            break
        execution = supervisor.execute(program.lane, program.job, cases, program.budget)
        if any(outcome.stopped for outcome in execution.outcomes) or execution.failure:
            break
        again = [outcome.cpu_ns for outcome in execution.outcomes]
        times_ns = [min(pair) for pair in zip(times_ns, again, strict=True)]
        found = growth.finding(sizes, times_ns, bound)
    return found


def _own_opinion(
    authors: Lane, source: str, problem: Problem, case: PreparedCase, outcome: CaseOutcome
) -> Finding | None:
    """What `checker.py` says of one case; None when it accepts every answer."""
    returning = [
        number
        for number, call in enumerate(case.calls)
        if (function := problem.entry.function(call.function)) and function.returns is not None
    ]
    calls = tuple(
        Call(
            _CHECK,
            {
                "answer": plain(outcome.values[number]),
                "expected": case.expected[number],
                "inputs": dict(case.calls[number].args),
            },
        )
        for number in returning
    )
    job = Job(source, (_CHECK,), {_CHECK: ["answer", "expected", "inputs"]}, None)
    script = case_making.script(calls)
    execution = case_making.run_author_job(authors, job, [script], _CHECK_S)
    case_making.require_success("checker.py", [case.name], execution)
    for number, said in zip(returning, execution.outcomes[0].values, strict=True):
        if said is None:
            continue
        if not isinstance(said, str):
            raise AuthorError(
                f"checker.py: check() returned {type(said).__name__} on {case.name}; return None "
                "to accept, or a text that says what is wrong."
            )
        message = said[:1000]
        return Finding(Verdict.WRONG_ANSWER, Reason.PROPERTY, message, call=number)
    return None


def _questions(
    problem: Problem, case: PreparedCase, outcome: CaseOutcome
) -> Iterator[tuple[int, relations.Again]]:
    if problem.entry.kind == "class":
        return
    for number, (call, answer) in enumerate(zip(case.calls, outcome.values, strict=True)):
        function = problem.entry.function(call.function)
        if function is None or function.returns is None:
            continue
        for again in relations.questions(problem.checker.properties, problem.entry, call, answer):
            yield number, again


def _asked_again(
    authors: Lane, program: Program, of_author: bool, calls: Sequence[tuple[Call, ...]]
) -> Sequence[CaseOutcome]:
    """The outcomes of further calls, one for each tuple."""
    if not calls:
        return ()
    scripts: list[Script] = [case_making.script(each) for each in calls]
    if of_author:
        job = Job(_EVALUATE, ("evaluate",), {"evaluate": ["function", "at"]}, None)
        execution = case_making.run_author_job(authors, job, scripts, _CHECK_S)
        case_making.require_success(
            "cases.py", ["a differentiated function"] * len(scripts), execution
        )
        return execution.outcomes
    cpu_s = program.case_cpu_s
    sent = [
        Case(s.payload, len(s.calls), len(s.calls) * cpu_s, 4 * len(s.calls) * cpu_s)
        for s in scripts
    ]
    execution = supervisor.execute(program.lane, program.job, sent, program.budget)
    return execution.outcomes or [CaseOutcome(raised=None)] * len(scripts)


def _broken_by(
    again: relations.Again,
    call: Call,
    outcome: CaseOutcome,
    number: int,
    answered: CaseOutcome,
    cpu_s: float,
) -> str | None:
    """How the property failed, also where the further calls, of `cpu_s` each, gave no answer."""
    if answered.stopped is not None:
        limit_s = len(again.calls) * cpu_s
        return f"Called again, it gave no answer. {describe_stop(answered.stopped, limit_s)[2]}"
    if answered.raised is not None:
        return f"Called again, it raised {describe_exception(answered.raised, False)[2]}"
    if len(answered.values) != len(again.calls):
        return "Called again, it gave no answer."
    return relations.judge(again, call, outcome.values[number], answered.values)
