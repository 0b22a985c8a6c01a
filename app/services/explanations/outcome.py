"""What the judge saw: the verdict, how far the answer came, the first case that fails."""

from collections.abc import Mapping
from typing import Any

from app.services.explanations.materials import Materials, case_label
from app.services.explanations.meanings import LADDER, VERDICTS
from app.services.explanations.sketch import line_named_in, quote
from app.services.explanations.values import (
    Block,
    BlockKind,
    Section,
    Step,
    code,
    output,
    points,
    says,
)
from judge.report import Reason, Verdict

OF_THE_FILE = frozenset(
    {Reason.DECODE, Reason.SYNTAX, Reason.NO_ENTRY, Reason.ARITY, Reason.RULE}
)  # fmt: skip
_LONGEST = 1500


def verdict_section(of: Materials) -> Section:
    """The verdict in words and what it was decided by."""
    blocks = [says(f"{_verdict(of)}. {_counts(of)}".strip())]
    if of.failing is not None and of.failing["reason"] not in OF_THE_FILE:
        blocks.append(says(_where(of, of.failing)))
    if of.meaning is not None:
        blocks.append(says(of.meaning.says))
    return Section("verdict", "What the judge saw", tuple(blocks))


def ladder_section(of: Materials) -> Section | None:
    """How far the first failing answer came; None where no rung of the ladder failed."""
    reason = None if of.failing is None else of.failing["reason"]
    failed = next((n for n, (_, reasons) in enumerate(LADDER) if reason in reasons), None)
    if failed is None or of.verdict == Verdict.MEMORY_LIMIT:
        return None
    steps = tuple(
        Step(text, "passed" if n < failed else "failed" if n == failed else "open")
        for n, (text, _) in enumerate(LADDER)
        if n <= failed + 1
    )
    note = says("The judge looks at these in order and stops at the first that fails.")
    return Section("ladder", "How far it came", (note, Block(BlockKind.STEPS, steps=steps)))


def case_section(of: Materials) -> Section | None:
    """The first failing case, with everything that is known about it."""
    case = of.failing
    if case is None:
        return None
    if case["reason"] in OF_THE_FILE:
        return _file_section(of, case)
    if not case["visible"]:
        return _hidden_section(of, case)
    blocks = [says(case["message"])] if case.get("message") else []
    blocks += _line_of_traceback(of, case)
    blocks += [
        output(_shortened(str(case[name])), caption)
        for name, caption in (
            ("args", "Input"),
            ("answer", "Your answer"),
            ("expected", "Expected"),
            ("stdout", "Printed"),
        )
        if case.get(name)
    ]
    distance = _distance(case.get("diff"))
    if distance is not None:
        blocks.append(distance)
    return Section("case", f"Look at {case_label(case['name'])}", tuple(blocks))


def _verdict(of: Materials) -> str:
    known = {each.value for each in Verdict}
    words = VERDICTS[Verdict(of.verdict)] if of.verdict in known else of.verdict
    return f"A run, not graded: {words[0].lower()}{words[1:]}" if of.is_run else words


def _counts(of: Materials) -> str:
    report = of.report
    hidden = report["total"] - report["visible_total"]
    if not report["total"]:
        return ""
    parts = [f"{report['visible_passed']} of {report['visible_total']} visible cases"]
    if hidden:
        parts.append(f"{report['passed'] - report['visible_passed']} of {hidden} hidden cases")
    return f"{' and '.join(parts)} pass."


def _where(of: Materials, failing: Mapping[str, Any]) -> str:
    others = [c for c in of.cases if c["verdict"] != Verdict.ACCEPTED and c is not failing]
    first = f"{case_label(failing['name'])} is the first that fails; it decides the verdict."
    if not others:
        return f"{first} It is the only one."
    alike = sum(c["reason"] == failing["reason"] for c in others)
    if alike == len(others):
        return f"{first} {_more(alike)} for the same reason."
    others_alike = f"{alike} of them for the same reason" if alike else "for other reasons"
    return f"{first} {_more(len(others))}, {others_alike}."


def _more(count: int) -> str:
    return f"{count} more fail" if count != 1 else "One more fails"


def _file_section(of: Materials, case: Mapping[str, Any]) -> Section:
    message = case.get("message") or of.report["headline"]
    blocks = [says(message)]
    number = line_named_in(message)
    shown = None if number is None else quote(of.code, number)
    if shown is not None:
        blocks.append(code(shown, f"Your line {number}"))
    if case["reason"] in {Reason.NO_ENTRY, Reason.ARITY}:
        blocks.append(code(of.package.entry.text, "The signature"))
    return Section("case", "Look at the file", tuple(blocks))


def _line_of_traceback(of: Materials, case: Mapping[str, Any]) -> list[Block]:
    number = line_named_in(case.get("traceback") or "")
    shown = None if number is None else quote(of.code, number)
    return [] if shown is None else [code(shown, f"It stopped at your line {number}")]


def _hidden_section(of: Materials, case: Mapping[str, Any]) -> Section:
    known = []
    if case.get("exception"):
        known.append(f"Python raised {case['exception']}.")
    if case.get("property"):
        known.append(f"The property that fails: {str(case['property']).replace('_', ' ')}.")
    if case.get("error_exponent") is not None:
        known.append(f"The relative error is about 1e{case['error_exponent']}.")
    blocks = [
        says(
            "Every visible case passes, so the idea carries that far. The input of this case stays "
            "hidden; what differs is the kind of input."
            if of.fails_only_hidden
            else "The input of this case stays hidden; a visible one fails too, begin there."
        )
    ]
    if known:
        blocks.append(points(known))
    return Section("case", f"Look at {case_label(case['name'])}", tuple(blocks))


def _distance(diff: Mapping[str, Any] | None) -> Block | None:
    """How far off is too far; where the wrong elements lie stands in the case's message."""
    if not diff or not diff["wrong"] or diff.get("allowed") is None:
        return None
    furthest, allowed = _number(diff["max_abs"]), _number(diff["allowed"])
    return says(f"The furthest element is {furthest} away; {allowed} would be allowed.")


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}\n… (shortened)"


def _number(value: Any) -> str:
    return f"{value:.3g}" if isinstance(value, float) else str(value)
