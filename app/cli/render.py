"""A report as a person reads it in a terminal; the same for a local and a remote judging."""

import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from app.cli.pictures import drawing_text, picture_text

VERDICT_WORDS = {
    "accepted": "Accepted",
    "wrong_answer": "Wrong answer",
    "time_limit_exceeded": "Time limit exceeded",
    "memory_limit_exceeded": "Memory limit exceeded",
    "output_limit_exceeded": "Output limit exceeded",
    "runtime_error": "Runtime error",
    "compile_error": "Does not compile",
    "forbidden": "Forbidden",
    "judge_error": "Judge error (our fault, not yours)",
}
VALUE_LINES = 20
OF_THE_FILE = {"decode", "syntax", "no_entry", "arity", "rule"}


def print_report(report: Mapping[str, Any], console: Console) -> None:
    """Print verdict, headline, failing cases, then what is left in short.

    A file of which nothing could run has its sentence once, not for each case.
    """
    _print_verdict(report, console)
    hint = (report.get("misconception") or {}).get("hint")
    if hint:
        console.print(Text(f"Hint {hint['number']}: ", style="bold") + plain(hint["text"]))
    cases = report["cases"]
    if all(case["reason"] in OF_THE_FILE for case in cases):
        return
    visible = [case for case in cases if case["visible"]]
    for case in sorted(visible, key=lambda case: case["verdict"] == "accepted"):
        _print_visible(case, console)
    _print_hidden([case for case in cases if not case["visible"]], console)
    for advice in report.get("advice") or ():
        console.print(Text("Advice: ", style="bold") + plain(advice))


def plain(text: str) -> Text:
    """`text` with control characters made visible, so that output cannot steer a terminal."""
    shown = "".join(
        character
        if character in "\n\t" or unicodedata.category(character) not in {"Cc", "Cf", "Cs"}
        else f"\\x{ord(character):02x}"
        for character in text
    )
    return Text(shown)


def verdict_words(verdict: str) -> str:
    """The verdict as a person says it."""
    return VERDICT_WORDS.get(verdict, verdict.replace("_", " "))


def _print_verdict(report: Mapping[str, Any], console: Console) -> None:
    accepted = report["verdict"] == "accepted"
    title = Text(verdict_words(report["verdict"]), style="bold green" if accepted else "bold red")
    counts = f"{report['passed']} of {report['total']} cases passed"
    cost = f"{_number(report['cpu_ms'])} ms, {_number(report['memory_mib'])} MiB"
    console.print(title + Text(f" · {counts} · {cost}", style="not bold default"))
    mistake = (report.get("misconception") or {}).get("message")
    if mistake != report["headline"]:
        console.print(plain(report["headline"]))
    if mistake:
        console.print(Text("Likely mistake: ", style="bold yellow") + plain(mistake))


def _print_visible(case: Mapping[str, Any], console: Console) -> None:
    if case["verdict"] == "accepted":
        console.print(Text("✓ ", style="green") + plain(case["name"]))
        return
    console.print()
    console.print(Text("✗ ", style="red") + plain(f"{case['name']}: {_why(case)}"))
    if case.get("message"):
        console.print(Padding(plain(case["message"]), (0, 0, 0, 2)))
    rows = [
        ("input", case.get("args")),
        ("your answer", case.get("answer")),
        ("expected", case.get("expected")),
        ("difference", _difference(case.get("diff"))),
        ("picture", _picture(case.get("picture"))),
        ("drawing", _drawing(case.get("drawing"))),
        ("traceback", case.get("traceback")),
        ("printed", case.get("stdout")),
    ]
    table = Table.grid(padding=(0, 2))
    for label, value in rows:
        if value:
            text = value if label == "picture" else _shorten(value)
            table.add_row(Text(f"  {label}", style="dim"), plain(text))
    console.print(table)


def _print_hidden(cases: Sequence[Mapping[str, Any]], console: Console) -> None:
    if not cases:
        return
    passed = sum(case["verdict"] == "accepted" for case in cases)
    console.print()
    console.print(f"Hidden cases: {passed} of {len(cases)} passed")
    names_by_reason: dict[str, list[str]] = defaultdict(list)
    for case in cases:
        if case["verdict"] != "accepted":
            names_by_reason[_why(case)].append(case["name"])
    for reason, names in names_by_reason.items():
        console.print(Text("✗ ", style="red") + plain(f"{', '.join(names)}: {reason}"))


def _why(case: Mapping[str, Any]) -> str:
    """Verdict, reason and what a hidden case may say besides, in a few words."""
    details = [
        str(case["reason"]).replace("_", " ") if case.get("reason") else None,
        case.get("exception"),
        case.get("property"),
        _size(case),
    ]
    known = ", ".join(detail for detail in details if detail)
    words = verdict_words(case["verdict"]).lower()
    return f"{words} ({known})" if known else words


def _size(case: Mapping[str, Any]) -> str | None:
    """The error's power of ten, where a hidden case may say no more."""
    exponent = case.get("error_exponent")
    return None if case["visible"] or exponent is None else f"error about 1e{exponent}"


def _difference(diff: Mapping[str, Any] | None) -> str | None:
    if not diff or not diff["wrong"]:
        return None
    worst = diff["worst_index"]
    place = "" if worst is None else f" at index ({', '.join(map(str, worst))})"
    return (
        f"{diff['wrong']} of {diff['size']} elements are off; largest error "
        f"{_number(diff['max_abs'])} (relative {_number(diff['max_rel'])}){place}"
    )


def _picture(picture: Mapping[str, Any] | None) -> str | None:
    return picture_text(picture) if picture else None


def _drawing(drawing: Mapping[str, Any] | None) -> str | None:
    return drawing_text(drawing) if drawing else None


def _number(value: float | str) -> str:
    return value if isinstance(value, str) else f"{value:.4g}"


def _shorten(value: str) -> str:
    lines = value.rstrip("\n").split("\n")
    if len(lines) <= VALUE_LINES:
        return "\n".join(lines)
    hidden = len(lines) - VALUE_LINES
    return "\n".join([*lines[:VALUE_LINES], f"… {hidden} more lines"])
