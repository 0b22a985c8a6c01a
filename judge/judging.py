"""One program on chosen cases: executed among learners, judged, reviewed, reported."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from judge import drawings, evaluation, supervisor
from judge.case_sets import CaseSet
from judge.cases import PreparedCase, job_for
from judge.feedback.finding import Finding
from judge.lane import Lane
from judge.outcome import CaseOutcome, Execution
from judge.report import Report
from judge.review import Program, needs_review, review
from problems.package import Problem

OnProgress = Callable[[int, int], None]


@dataclass(frozen=True)
class Lanes:
    """Where code runs: that of learners, and that of packages."""

    learners: Lane
    authors: Lane


@dataclass(frozen=True)
class Judged:
    """A report, and what it was made of: an outcome and a finding for each case, none where the
    code did not load."""

    report: Report
    outcomes: tuple[CaseOutcome, ...] = ()
    findings: tuple[Finding, ...] = ()


def judge(
    lanes: Lanes,
    case_set: CaseSet,
    chosen: Sequence[PreparedCase],
    code: bytes,
    on_progress: OnProgress | None = None,
    is_cancelled: Callable[[], bool] | None = None,
    before: Judged | None = None,
) -> Judged:
    """Judge a program on `chosen`, which are cases of the set or stand for them.

    Args:
        before: what became of the program under another salt. The samples and edges of the set,
            with which `chosen` then begins, are not run again.

    Raises:
        JudgeError: our fault or the package's; nothing is known about the code.
        JudgeCancelled: `is_cancelled` said so.
    """
    sandbox = lanes.learners.sandbox
    source = evaluation.source_text(code)
    if isinstance(source, evaluation.Unreadable):
        return Judged(evaluation.unreadable_report(case_set, chosen, source, sandbox))
    known = len(case_set.fixed) if before is not None and before.outcomes else 0
    asked = chosen[known:]
    execution, findings = _found(lanes, case_set.problem, source, asked, on_progress, is_cancelled)
    if before is not None and known:
        findings = [*before.findings[:known], *findings]
        outcomes = (*before.outcomes[:known], *execution.outcomes[: len(asked)])
        execution = replace(execution, outcomes=outcomes)
    told = evaluation.report(case_set, chosen, execution, findings, source, sandbox)
    if execution.failure is not None:
        return Judged(told)
    outcomes = execution.outcomes[: len(chosen)]
    problem, authors = case_set.problem, lanes.authors
    drawn = drawings.draw_reports(authors, problem, chosen, outcomes, findings, told.cases)
    return Judged(replace(told, cases=drawn), outcomes, tuple(findings))


def _found(
    lanes: Lanes,
    problem: Problem,
    source: str,
    asked: Sequence[PreparedCase],
    on_progress: OnProgress | None,
    is_cancelled: Callable[[], bool] | None,
) -> tuple[Execution, list[Finding]]:
    """Run a program, and form an opinion of each answer; after the answers, that to the first
    case once more."""
    plan = evaluation.plan(problem, asked)
    job = evaluation.with_rules(job_for(problem, source), problem)
    formed = evaluation.Findings(problem, asked, plan, source)

    def tell(done: int, _: int) -> None:
        if on_progress is not None and done <= len(asked):
            on_progress(done, len(asked))

    execution = supervisor.execute(
        lanes.learners,
        job,
        plan.with_repetition,
        plan.budget,
        tell,
        is_cancelled,
        formed.look,
    )
    findings = formed.settled(execution)
    if execution.failure is None:
        outcomes = execution.outcomes[: len(asked)]
        findings = reviewed(lanes, problem, source, asked, outcomes, findings)
    return execution, findings


def reviewed(
    lanes: Lanes,
    problem: Problem,
    source: str,
    cases: Sequence[PreparedCase],
    outcomes: Sequence[CaseOutcome],
    findings: Sequence[Finding],
) -> list[Finding]:
    """The findings after `checker.py` and the properties for which code runs once more.

    Raises:
        AuthorError: the package's own checker failed.
        JudgeError: our fault; nothing is known about the program.
    """
    if not needs_review(problem) or not cases:
        return list(findings)
    plan = evaluation.plan(problem, cases)
    job = evaluation.with_rules(job_for(problem, source), problem)
    cpu_s = max(case.cpu_s for case in plan.cases)
    program = Program(job, lanes.learners, plan.budget, cpu_s)
    return review(lanes.authors, problem, program, cases, outcomes, findings)
