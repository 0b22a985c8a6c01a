"""What an explanation is made of: the stored report, the package, the learner's own code."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from app.db.models import Kind, Submission
from app.services.explanations.meanings import Meaning, meaning_of
from app.services.explanations.sketch import Sketch, sketch
from app.wording import sentence
from judge.report import Verdict
from problems.package import Problem as Package


def case_label(name: str) -> str:
    """`sample-1` of the report as "Example 1"; other names read well as they are."""
    kind, _, index = name.partition("-")
    match kind:
        case "sample":
            return sentence("Example {number}", number=index)
        case "hidden":
            return sentence("Hidden case {number}", number=index)
        case "own":
            return sentence("Own input {number}", number=index)
    return name


@dataclass(frozen=True)
class Materials:
    """One finished submission. The report holds only what may leave the judge, so whatever is
    said with it is for the learner's eyes; of the package no section uses the reference, the
    cases or the catalogued wrong solutions."""

    submission: Submission
    report: Mapping[str, Any]
    package: Package

    @cached_property
    def code(self) -> str:
        return self.submission.code.decode("utf-8", "replace")

    @cached_property
    def sketch(self) -> Sketch:
        return sketch(self.code)

    @property
    def verdict(self) -> str:
        return str(self.report["verdict"])

    @property
    def is_accepted(self) -> bool:
        return self.verdict == Verdict.ACCEPTED

    @property
    def is_run(self) -> bool:
        return self.submission.kind == Kind.RUN

    @property
    def cases(self) -> Sequence[Mapping[str, Any]]:
        return list(self.report["cases"])

    @cached_property
    def failing(self) -> Mapping[str, Any] | None:
        """The case that decides the verdict: the first that is not accepted."""
        return next((c for c in self.cases if c["verdict"] != Verdict.ACCEPTED), None)

    @property
    def meaning(self) -> Meaning | None:
        if self.failing is None:
            return None
        return meaning_of(self.failing["verdict"], self.failing["reason"])

    @property
    def practice_case(self) -> Mapping[str, Any] | None:
        """The visible case to try things on: one that fails before one that passes."""
        visible = [c for c in self.cases if c["visible"] and c.get("args") is not None]
        failing = [c for c in visible if c["verdict"] != Verdict.ACCEPTED]
        return next(iter(failing or visible), None)

    @property
    def fails_only_hidden(self) -> bool:
        """Whether every visible case passes and some hidden one does not."""
        is_seen = self.report["visible_passed"] < self.report["visible_total"]
        return self.failing is not None and not self.failing["visible"] and not is_seen

    @property
    def said_of_mistake(self) -> str:
        """What was recognised, else nothing."""
        found = self.report.get("misconception") or self.report.get("observation")
        return str(found["message"]) if found else ""
