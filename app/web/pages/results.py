"""A submission as its page shows it: the verdict in words, the failing case first."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.db.models import Status, Submission
from app.services.explanations import case_label
from app.web.templating import MOODS, STATUSES, VERDICTS, number
from app.wording import Sentence, sentence

REASONS: Mapping[str, Sentence] = {
    "exception": sentence("raised an exception"),
    "signal": sentence("crashed"),
    "exit": sentence("ended the process"),
    "no_answer": sentence("sent no answer"),
    "malformed_answer": sentence("sent a broken answer"),
    "cpu": sentence("took too much CPU time"),
    "wall": sentence("took too long"),
    "growth": sentence("grows too fast with the input"),
    "answer": sentence("the answer is too large"),
    "stdout": sentence("printed too much"),
    "decode": sentence("cannot be decoded"),
    "syntax": sentence("is not valid Python"),
    "no_entry": sentence("lacks the function or class"),
    "arity": sentence("takes other arguments"),
    "rule": sentence("breaks a rule"),
    "syscall": sentence("tried a refused operation"),
    "nothing": sentence("returned nothing"),
    "kind": sentence("wrong kind of value"),
    "dtype": sentence("wrong dtype"),
    "shape": sentence("wrong shape"),
    "nan": sentence("NaN where none belongs"),
    "value": sentence("wrong values"),
    "property": sentence("a property does not hold"),
    "mutated": sentence("changed its input"),
    "aliased": sentence("the answer is the input itself"),
    "state": sentence("depends on earlier calls"),
}

INPUTS = frozenset({"sample", "own"})
SUPERSCRIPT = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True)
class Case:
    """One case: `summary` says in a few words what became of it."""

    name: str
    mood: str
    summary: str
    is_open: bool
    diff: tuple[tuple[str, str], ...]
    data: Mapping[str, Any]

    @property
    def input(self) -> str | None:
        """The name under which the problem page takes this case as an own input."""
        kind = str(self.data["name"]).partition("-")[0]
        is_known = kind in INPUTS and self.data.get("args") is not None
        return str(self.data["name"]) if is_known else None


@dataclass(frozen=True)
class Result:
    submission: Submission
    title: str
    mood: str
    headline: str
    progress_text: str
    report: Mapping[str, Any] | None
    visible: tuple[Case, ...]
    hidden: tuple[Case, ...]

    @property
    def hidden_passed(self) -> int:
        return sum(case.mood == "right" for case in self.hidden)

    @property
    def opens_hidden(self) -> bool:
        """Whether the mistake shows in hidden cases only."""
        fails = self.hidden_passed < len(self.hidden)
        return fails and all(case.mood == "right" for case in self.visible)


def result_of(submission: Submission, position: int | None) -> Result:
    """What the page shows of a submission, whatever its state."""
    report = submission.report if submission.is_final else None
    cases = [] if report is None else report["cases"]
    visible = sorted((c for c in cases if c["visible"]), key=lambda c: c["verdict"] == "accepted")
    first = next((c["name"] for c in visible if c["verdict"] != "accepted"), None)
    return Result(
        submission=submission,
        title=_title(submission),
        mood=_mood(submission),
        headline=_headline(submission, report),
        progress_text=_progress(submission, position),
        report=report,
        visible=tuple(_case(c, is_open=c["name"] == first) for c in visible),
        hidden=tuple(_case(c) for c in cases if not c["visible"]),
    )


def _title(submission: Submission) -> str:
    if submission.verdict is not None:
        if submission.kind == "run" and submission.verdict == "accepted":
            return sentence("All of these cases pass")
        return VERDICTS.get(submission.verdict, submission.verdict)
    return STATUSES[submission.status]


def _mood(submission: Submission) -> str:
    if submission.verdict is not None:
        return MOODS.get(submission.verdict, "trouble")
    return "waiting" if not submission.is_final else "ours"


def _headline(submission: Submission, report: Mapping[str, Any] | None) -> str:
    if report is not None:
        # "sample-1: …" names a case as the report does.
        case, colon, rest = str(report["headline"]).partition(":")
        return f"{case_label(case)}{colon}{rest}"
    if submission.status == Status.CANCELLED:
        return sentence("Cancelled before there was a verdict. It does not count.")
    return sentence("We could not judge this. It does not count; submit again.")


def _progress(submission: Submission, position: int | None) -> str:
    if submission.status == Status.RUNNING:
        if submission.progress_total:
            done = submission.progress_done or 0
            return sentence(
                "Running: {done} of {total} cases done.",
                done=done,
                total=submission.progress_total,
            )
        return sentence("Preparing the cases.")
    if position:
        return sentence("In the queue, position {position}.", position=position)
    return sentence("In the queue.")


def _case(data: Mapping[str, Any], is_open: bool = False) -> Case:
    return Case(
        name=case_label(data["name"]),
        mood=MOODS.get(data["verdict"], "trouble"),
        summary=_summary(data),
        is_open=is_open,
        diff=_diff(data.get("diff")),
        data=data,
    )


def _summary(data: Mapping[str, Any]) -> str:
    if data["verdict"] == "accepted":
        return sentence("passed")
    what: str = REASONS.get(data["reason"] or "", VERDICTS.get(data["verdict"], data["verdict"]))
    if data.get("exception") and data["reason"] == "exception":
        what = sentence("raised {exception}", exception=data["exception"])
    if data.get("property") and data["reason"] == "property":
        named = str(data["property"]).replace("_", " ")
        what = sentence("{property}: does not hold", property=named)
    if data.get("error_exponent") is not None:
        power = str(data["error_exponent"]).translate(SUPERSCRIPT)
        return sentence("{what}, off by about 10{power}", what=what, power=power)
    return what


def _diff(diff: Mapping[str, Any] | None) -> tuple[tuple[str, str], ...]:
    if diff is None or not diff["wrong"]:
        return ()
    rows: list[tuple[str, str]] = [
        (
            sentence("Wrong elements"),
            sentence("{wrong} of {all}", wrong=diff["wrong"], all=diff["size"]),
        ),
        (sentence("Largest error"), number(diff["max_abs"])),
        (sentence("Largest relative error"), number(diff["max_rel"])),
    ]
    if diff["worst_index"] is not None:
        index = ", ".join(map(str, diff["worst_index"]))
        rows.append((sentence("Worst element"), f"[{index}]"))
    return tuple(rows)
