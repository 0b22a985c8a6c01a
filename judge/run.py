"""The judge's one verb: `Judge.run(problem, code) -> Report`.

Theory of operation. A `Judge` owns two lanes of sandboxed children: one for learners' code, one
for what packages bring (`cases.py`, references, wrong solutions). For each problem and salt it
makes the cases once and keeps them. A run sends the learner's code and one input at a time into
a locked child, takes bytes back, and compares, explains and redacts here, in the trusted parent.

No database, no web, no setting: whoever calls passes everything in.
"""

from collections.abc import Callable, Sequence
from types import TracebackType
from typing import Any, Self

from judge import cases as case_making
from judge import drawings, evaluation, judging, supervisor, walkthrough, worked
from judge.case_sets import CaseSet, CaseSets
from judge.cases import AuthorError, Made, PreparedCase
from judge.errors import JudgeCancelled, JudgeError
from judge.feedback.finding import Finding
from judge.judging import Judged
from judge.lane import Lane
from judge.outcome import CaseOutcome, Execution
from judge.report import Report, SandboxUsed
from judge.samples import Sample, SampleLine, sample
from problems.cases import PUBLIC_SALT, Salt
from problems.inputs import Call
from problems.lessons import Worked
from problems.package import Problem
from problems.walkthrough import Step

__all__ = ["AuthorError", "Judge", "JudgeCancelled", "JudgeError", "Judged", "Sample", "SampleLine"]

_OWN_INPUT = "own"


class Judge:
    """Judges submissions in a fixed number of slots; safe to use from several threads."""

    def __init__(self, slots: int = 1, *, is_insecure: bool = False) -> None:
        """`is_insecure` runs foreign code even where a layer that may never be missing is."""
        self._slots = slots
        self._learners = Lane(slots, is_insecure=is_insecure)
        # One author at a time: cases are made once, and learners' slots must not wait for them.
        self._authors = Lane(1, first_slot=slots, is_insecure=is_insecure)
        self._lanes = judging.Lanes(self._learners, self._authors)
        self._case_sets = CaseSets(self._authors)

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def slots(self) -> int:
        return self._slots

    @property
    def sandbox(self) -> SandboxUsed:
        """The level and layers that learners' code is judged under."""
        return self._learners.sandbox

    @property
    def restarts(self) -> int:
        """How often a zygote was replaced because of a doubt."""
        return self._learners.restarts + self._authors.restarts

    def zygote_pids(self) -> tuple[int, int]:
        """The processes that children are forked from: learners' and authors'."""
        return self._learners.zygote_pid(), self._authors.zygote_pid()

    def start(self) -> None:
        """Start both zygotes and fork the first children.

        Raises:
            JudgeUnsafe: this host lacks a layer that may never be missing.
            JudgeError: the sandbox did not start.
        """
        self._learners.start()
        self._authors.start()

    def close(self) -> None:
        """End every process of this judge."""
        self._learners.close()
        self._authors.close()

    def run(
        self,
        problem: Problem,
        code: bytes,
        *,
        salt: Salt = PUBLIC_SALT,
        visible_only: bool = False,
        on_progress: Callable[[int, int], None] | None = None,
        is_cancelled: Callable[[], bool] | None = None,
    ) -> Report:
        """Judge `code` on the problem's cases; waits for a free slot.

        Args:
            code: the file as it was sent; what is not UTF-8 gets its verdict.
            salt: decides the hidden cases.
            visible_only: only the samples.
            on_progress: called with (cases done, cases in all) after each case.
            is_cancelled: asked between events; True ends the run.

        Raises:
            JudgeError: our fault or the package's; nothing is known about the code.
            JudgeCancelled: `is_cancelled` said so.
        """
        case_set = self.case_set(problem, salt)
        chosen = [case for case in case_set.cases if case.visible or not visible_only]
        return judging.judge(self._lanes, case_set, chosen, code, on_progress, is_cancelled).report

    def judged(
        self, problem: Problem, code: bytes, salt: Salt, before: Judged | None = None
    ) -> Judged:
        """Judge `code` on all cases and keep what the report was made of; for tools of authors.

        Args:
            before: what became of the same code under another salt. Samples and edges, which are
                the same under every salt, are then not run again.

        Raises:
            JudgeError: our fault or the package's; nothing is known about the code.
        """
        case_set = self.case_set(problem, salt)
        return judging.judge(self._lanes, case_set, case_set.cases, code, before=before)

    def run_inputs(
        self, problem: Problem, code: bytes, inputs: Sequence[tuple[Call, ...]]
    ) -> Report:
        """Judge `code` on inputs of the learner's own; the reference says what is expected.

        Where the reference has no answer for an input, the report says so and nothing is run.

        Raises:
            JudgeError: our fault; nothing is known about the code.
        """
        scripts = [case_making.script(calls) for calls in inputs]
        reference = case_making.run_author_code(self._authors, problem, problem.reference, scripts)
        made = [
            PreparedCase(
                name=f"{_OWN_INPUT}-{number}",
                group=_OWN_INPUT,
                visible=True,
                calls=script.calls,
                payload=script.payload,
                expected=outcome.values,
                reference_cpu_ns=outcome.cpu_ns,
                class_name=problem.entry.class_name,
            )
            for number, (script, outcome) in enumerate(
                zip(scripts, reference.outcomes, strict=True), 1
            )
        ]
        case_set = CaseSet(problem, tuple(made), {})
        for case, outcome in zip(made, reference.outcomes, strict=True):
            if outcome.stopped is not None or outcome.raised is not None:
                why = outcome.raised.message if outcome.raised else "it took too long"
                return evaluation.unsuitable_report(case_set, case, why, self.sandbox)
        return judging.judge(self._lanes, case_set, made, code).report

    def execute(
        self,
        problem: Problem,
        source: str,
        cases: Sequence[PreparedCase],
        on_outcome: Callable[[int, CaseOutcome], None] | None = None,
        is_cancelled: Callable[[], bool] | None = None,
    ) -> Execution:
        """Run a file over prepared cases in a learner's slot: facts only, no opinion of them.

        For tools of authors, which compare many files on many cases.

        Raises:
            JudgeError: our fault; nothing is known about the file.
            JudgeCancelled: `is_cancelled` said so.
        """
        plan = evaluation.plan(problem, cases)
        job = evaluation.with_rules(case_making.job_for(problem, source), problem)
        return supervisor.execute(
            self._learners, job, plan.cases, plan.budget, None, is_cancelled, on_outcome
        )

    def reviewed(
        self,
        problem: Problem,
        source: str,
        cases: Sequence[PreparedCase],
        outcomes: Sequence[CaseOutcome],
        findings: Sequence[Finding],
    ) -> list[Finding]:
        """The findings after `checker.py` and the properties for which code runs once more.

        Raises:
            AuthorError: the package's own checker failed.
            JudgeError: our fault; nothing is known about the file.
        """
        return judging.reviewed(self._lanes, problem, source, cases, outcomes, findings)

    def prepare(self, problem: Problem, salt: Salt = PUBLIC_SALT) -> None:
        """Make the cases now, so that the first submission does not wait for them."""
        self.case_set(problem, salt)

    def samples(self, problem: Problem) -> tuple[Sample, ...]:
        """The visible cases as the statement page shows them."""
        shown = self._case_sets.samples(problem)
        drawn = drawings.draw_samples(self._authors, problem, shown)
        return tuple(sample(problem, *each) for each in zip(shown, drawn, strict=True))

    def drawing_faults(self, problem: Problem) -> list[str]:
        """Why the package's `visual.py` cannot draw its samples; empty where it can."""
        return drawings.faults(self._authors, problem, self._case_sets.samples(problem))

    def inputs(self, problem: Problem, salt: Salt = PUBLIC_SALT) -> list[Made]:
        """The inputs that `cases.py` makes now, without anything that is known of them.

        Raises:
            AuthorError: the package's own code failed.
        """
        return case_making.make(self._authors, problem, salt)

    def worked(self, problem: Problem, example: Worked) -> dict[str, Any]:
        """The values that a lesson's worked example shows, by the problem's own reference.

        Raises:
            AuthorError: the example failed; the message begins with its place in `lesson.md`.
            JudgeError: our fault; nothing is known about the example.
        """
        return worked.compute(self._authors, problem, example)

    def step_values(self, step: Step) -> tuple[str, ...]:
        """The values that a walkthrough's step shows, as short texts; raises as `worked` does."""
        return walkthrough.step_values(self._authors, step)

    def case_set(self, problem: Problem, salt: Salt) -> CaseSet:
        """The prepared cases of a problem under a salt, made on the first call.

        Raises:
            AuthorError: the package's own code failed.
        """
        return self._case_sets.get(problem, salt)
