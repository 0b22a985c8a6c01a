"""From an execution to a report: limits before, verdicts and redaction after."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from judge.case_sets import CaseSet
from judge.cases import PreparedCase
from judge.checkers import values
from judge.feedback import disclosure, sentences
from judge.feedback.advice import advise
from judge.feedback.findings import Finding, judge_case
from judge.feedback.headline import headline
from judge.feedback.misconceptions import recognise
from judge.feedback.pictures import illustrate
from judge.feedback.probe import observe
from judge.job import Budget, Case, Job
from judge.limits import MOST_SLOW_CASES, cpu_limits_s, total_cpu_s
from judge.outcome import CaseOutcome, Execution
from judge.report import (
    CaseReport,
    MisconceptionFound,
    Observation,
    Reason,
    Report,
    SandboxUsed,
    Verdict,
)
from problems.package import Problem

MOST_SOURCE_BYTES = 64 << 10
_LOAD_WALL_S = 5.0
_WIDTH = 8  # bytes of the widest dtype that holds one number


@dataclass(frozen=True)
class Plan:
    """The cases with their limits, and the budget of the whole job."""

    cases: tuple[Case, ...]
    budget: Budget

    @property
    def with_repetition(self) -> tuple[Case, ...]:
        """The cases, and the first once more: a right program answers it alike."""
        return (*self.cases, *(replace(case, repeats=0) for case in self.cases[:1]))


@dataclass(frozen=True)
class Unreadable:
    """Source bytes that are no text; the message says where."""

    message: str


def source_text(code: bytes) -> str | Unreadable:
    """Decode a submission; nothing is parsed here."""
    try:
        text = code.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = code.count(b"\n", 0, error.start) + 1
        return Unreadable(
            f"Line {line}: byte 0x{code[error.start]:02x} is not UTF-8. "
            "Save the file in the encoding UTF-8."
        )
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        return Unreadable(f"Line {line}: the source holds a null byte. Remove it.")
    return text


def with_rules(job: Job, problem: Problem) -> Job:
    """The job with the names that the problem forbids."""
    return replace(job, forbidden=tuple(rule.name for rule in problem.forbidden))


def plan(problem: Problem, chosen: Sequence[PreparedCase]) -> Plan:
    """Limits from the reference's own cost on this machine, with the package's floors."""
    limits = problem.limits
    cost_ns = [case.reference_cpu_ns for case in chosen]
    cpu = cpu_limits_s(limits, cost_ns)
    wall = [max(limits.wall_s, 2 * seconds + 1) for seconds in cpu]
    total = total_cpu_s(limits, cost_ns)
    answer_bytes = max((_room_for(case) for case in chosen), default=0)
    budget = Budget(
        load_cpu_s=sentences.LOAD_CPU_S,
        load_wall_s=_LOAD_WALL_S,
        total_cpu_s=total,
        total_wall_s=max(2 * total + 2, MOST_SLOW_CASES * max(wall, default=0.0)),
        memory_bytes=limits.memory_mib << 20,
        answer_bytes=max(limits.output_kib << 10, answer_bytes),
        print_bytes=limits.output_kib << 10,
    )
    cases = [
        Case(case.payload, len(case.calls), cpu_s, wall_s)
        for case, cpu_s, wall_s in zip(chosen, cpu, wall, strict=True)
    ]
    return Plan(tuple(cases), budget)


def _room_for(case: PreparedCase) -> int:
    """Bytes for twice the expected values, with `_WIDTH` bytes for each element of an array.

    The width of a dtype does not count, so an answer in int64 is no fault where uint8 is due.
    """
    leaves = [leaf for due in case.expected for _, leaf, _ in values.leaves(due, due)]
    arrays = (leaf for leaf in leaves if isinstance(leaf, np.ndarray))
    wider = sum(max(_WIDTH - array.itemsize, 0) * array.size for array in arrays)
    return 2 * (case.expected_bytes + wider)


class Findings:
    """The judge's opinions, formed while the child is busy with the next case."""

    def __init__(
        self, problem: Problem, chosen: Sequence[PreparedCase], used: Plan, source: str
    ) -> None:
        self._problem = problem
        self._source = source
        self._chosen = chosen
        self._plan = used
        self._early: dict[int, tuple[CaseOutcome, Finding]] = {}

    def look(self, index: int, outcome: CaseOutcome) -> None:
        """Judge an outcome as soon as it is there; one that repeats a case is left alone."""
        if index < len(self._chosen):
            self._early[index] = (outcome, self._judge(index, outcome))

    def settled(self, execution: Execution) -> list[Finding]:
        """The findings of all cases, also where none ran."""
        if execution.failure is not None:
            ending = sentences.describe_load_failure(execution.failure, self._problem, self._source)
            return [Finding(*ending)] * len(self._chosen)
        outcomes = execution.outcomes[: len(self._chosen)]
        return [self.of(index, outcome) for index, outcome in enumerate(outcomes)]

    def of(self, index: int, outcome: CaseOutcome) -> Finding:
        """The finding for the final outcome, which may have been amended since."""
        early = self._early.get(index)
        if early is not None and early[0] is outcome:
            return early[1]
        return self._judge(index, outcome)

    def _judge(self, index: int, outcome: CaseOutcome) -> Finding:
        limit_s = self._plan.cases[index].cpu_s
        return judge_case(self._problem, self._chosen[index], outcome, limit_s, self._source)


def report(
    case_set: CaseSet,
    chosen: Sequence[PreparedCase],
    execution: Execution,
    findings: Sequence[Finding],
    source: str,
    sandbox: SandboxUsed,
) -> Report:
    """Write the report of settled findings, one for each chosen case."""
    problem, failure = case_set.problem, execution.failure
    outcomes = list(execution.outcomes[: len(chosen)])
    if failure is not None:
        outcomes = [CaseOutcome(prints=execution.prints, raised=failure.raised)] * len(chosen)
    misconception = observation = None
    advice: tuple[str, ...] = ()
    if failure is None:
        repeated = next(iter(execution.outcomes[len(chosen) :]), None)
        advice = advise(problem, chosen, outcomes, findings, repeated)
        if any(not finding.is_accepted for finding in findings):
            misconception = recognise(case_set, outcomes, findings)
            if misconception is None:
                observation = observe(problem, chosen, outcomes, findings)
    reports = tuple(
        disclosure.case_report(case, outcome, finding, source)
        for case, outcome, finding in zip(chosen, outcomes, findings, strict=True)
    )
    reports = illustrate(problem, chosen, outcomes, findings, reports)
    told = _assembled(problem, reports, misconception, sandbox, execution, observation)
    return replace(told, advice=advice)


def unreadable_report(
    case_set: CaseSet, chosen: Sequence[PreparedCase], source: Unreadable, sandbox: SandboxUsed
) -> Report:
    """The report for a source that is no text: nothing was run."""
    finding = Finding(Verdict.COMPILE_ERROR, Reason.DECODE, source.message)
    reports = tuple(disclosure.case_report(case, CaseOutcome(), finding, "") for case in chosen)
    nothing = Execution((), None, "", 0, 0, 0)
    return _assembled(case_set.problem, reports, None, sandbox, nothing)


def unsuitable_report(
    case_set: CaseSet, case: PreparedCase, why: str, sandbox: SandboxUsed
) -> Report:
    """The report for an own input that the reference has no answer for: nothing was run."""
    message = (
        f"The reference has no answer for this input: {why}. Choose one that the statement allows."
    )
    finding = Finding(Verdict.JUDGE_ERROR, None, message)
    shown = disclosure.case_report(case, CaseOutcome(), finding, "")
    nothing = Execution((), None, "", 0, 0, 0)
    return _assembled(case_set.problem, (shown,), None, sandbox, nothing)


def _assembled(
    problem: Problem,
    reports: tuple[CaseReport, ...],
    misconception: MisconceptionFound | None,
    sandbox: SandboxUsed,
    execution: Execution,
    observation: Observation | None = None,
) -> Report:
    visible = [case for case in reports if case.visible]
    verdicts = [case.verdict for case in reports]
    failing = [verdict for verdict in verdicts if verdict is not Verdict.ACCEPTED]
    everything_visible = len(visible) == len(reports)
    return Report(
        problem=problem.slug,
        problem_version=problem.judging_hash,
        verdict=failing[0] if failing else Verdict.ACCEPTED,
        passed=len(reports) - len(failing),
        total=len(reports),
        visible_passed=sum(case.verdict is Verdict.ACCEPTED for case in visible),
        visible_total=len(visible),
        cpu_ms=_told(execution.cpu_ns / 1e6, 10.0, 3, everything_visible),
        wall_ms=_told(execution.wall_ns / 1e6, 10.0, 3, everything_visible),
        memory_mib=_told(execution.memory_bytes / (1 << 20), 1.0, 1, everything_visible),
        headline=headline(reports, misconception, observation),
        misconception=misconception,
        cases=reports,
        sandbox=sandbox,
        observation=observation,
    )


def _told(cost: float, step: float, digits: int, exactly: bool) -> float:
    """A total for the report: where hidden cases are in it, rounded up to a multiple of `step`.

    A finer one would let a program write what it saw of a hidden input into its own cost.
    """
    return round(cost, digits) if exactly else math.ceil(cost / step) * step
