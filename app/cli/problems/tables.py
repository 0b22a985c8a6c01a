"""Verification as a person reads it: findings, kill matrix, margins, mutants."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from app.authoring.outcome import Verification

_STYLES = {"error": "bold red", "todo": "bold yellow", "warning": "yellow", "note": "dim"}
_DEAREST = 3
_LETTER_STYLES = {"A": "green", "W": "red", "J": "bold magenta"}


def print_verification(result: "Verification", terminal: "Console", in_full: bool) -> None:
    """Print the result; `in_full` with the tables behind it."""
    from rich.text import Text

    mark = Text("✓ ", style="green") if result.is_publishable else Text("✗ ", style="bold red")
    head = mark + Text(result.slug, style="bold") + Text(_head(result), style="dim")
    terminal.print(head, soft_wrap=True)
    if result.findings or result.waived:
        terminal.print(_findings(result))
    if in_full and result.trial.rows:
        terminal.print(_matrix(result))
        for line in _numbers(result):
            terminal.print(Text(f"  {line}"))


def _head(result: "Verification") -> str:
    trial, cases = result.trial, len(result.trial.groups)
    parts = [str(result.level), f"{result.seconds:.1f} s{_dearest(result)}"]
    if result.is_recalled:
        parts.append("known from before")
    if cases:
        parts.append(f"{cases} cases")
    if trial.mutation is not None:
        parts.append(f"{trial.mutation.killed} of {trial.mutation.total} mutants killed")
    return "  " + ", ".join(parts)


def _dearest(result: "Verification") -> str:
    """The parts that took most of the time, where it is new and there was any."""
    if result.is_recalled:
        return ""
    dear = sorted(result.trial.parts_s.items(), key=lambda part: -part[1])[:_DEAREST]
    return f" ({', '.join(f'{name} {took_s:.1f}' for name, took_s in dear)})" if dear else ""


def _findings(result: "Verification") -> "Table":
    from rich.table import Table
    from rich.text import Text

    table = Table.grid(padding=(0, 1))
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for finding in result.findings:
        severity = Text(str(finding.severity), style=_STYLES[finding.severity])
        place = Text(f"{finding.place}: ", style="cyan")
        table.add_row(f"  {finding.id}", severity, place + Text(finding.message, style="none"))
    for each in result.waived:
        until = Text(f"until {each.until} ({each.reason}): ", style="cyan")
        message = Text(each.finding.message, style="dim")
        table.add_row(f"  {each.finding.id}", Text("waived", style="dim"), until + message)
    return table


def _matrix(result: "Verification") -> "Table":
    """A letter for each case and file: A accepted, W wrong answer, R runtime error …"""
    from rich.table import Table
    from rich.text import Text

    trial = result.trial
    table = Table(box=None, padding=(0, 1))
    table.add_column("")
    for group, count in trial.case_counts.items():
        table.add_column(Text(f"{group} /{count}"), no_wrap=True, overflow="fold")
    table.add_column("fails", justify="right", no_wrap=True)
    for row in trial.rows:
        cells, start = [], 0
        for count in trial.case_counts.values():
            cells.append(_letters(row.letters[start : start + count]))
            start += count
        low, high = row.killers
        table.add_row(row.file, *cells, str(low) if low == high else f"{low}..{high}")
    return table


def _letters(letters: str) -> "Text":
    from rich.text import Text

    text = Text()
    for letter in letters:
        text.append(letter, style=_LETTER_STYLES.get(letter, "yellow"))
    return text


def _numbers(result: "Verification") -> list[str]:
    """Salts, margins, time, mutants and oracle, a line each."""
    trial = result.trial
    lines = [f"salts          {trial.salts}; the last column counts failing cases over all"]
    right = [m.share for m in trial.margins if m.is_accepted and m.share is not None]
    wrong = [(m.share, m.file) for m in trial.margins if not m.is_accepted and m.share is not None]
    if right:
        lines.append(f"tolerance      accepted solutions use {_share(max(right))} at most")
    if wrong:
        share, file = min(wrong)
        lines.append(f"               nearest wrong: {file}, {share:.3g} times the tolerance")
    elif trial.margins:
        lines.append("               every wrong solution is beyond any tolerance")
    if trial.time is not None:
        room = trial.time.limit_ms / max(trial.time.took_ms, 1e-6)
        lines.append(
            f"time           slowest accepted {trial.time.took_ms:.2g} ms of "
            f"{trial.time.limit_ms:.0f} ms ({room:.0f}x room): {trial.time.file}"
        )
    if trial.extra_inputs:
        lines.append(f"agreement      solutions agree on {trial.extra_inputs} extra inputs")
    if trial.mutation is not None:
        score = trial.mutation
        lines.append(
            f"mutants        {score.killed} of {score.total} killed, score {score.score:.2f}, "
            f"{score.equivalent} equivalent"
        )
    lines.append(f"oracle         {result.oracle}")
    parts = ", ".join(f"{name} {took_s:.2f}" for name, took_s in trial.parts_s.items())
    lines.append(f"seconds        {parts}")
    return lines


def _share(share: float) -> str:
    return f"{100 * share:.2g} % of it" if share > 1e-9 else "under 1e-7 % of it"
