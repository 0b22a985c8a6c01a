"""Starting the judge of a server or a worker, and refusing where its sandbox does not hold."""

import os
from contextlib import ExitStack
from typing import TYPE_CHECKING

from app.cli.terminal import fail, say

if TYPE_CHECKING:
    from app.settings import Settings
    from judge.run import Judge

FAULT = 3


def judging_slots(settings: "Settings") -> int:
    """How many submissions are judged at once unless the settings say: one a core."""
    return settings.slots if settings.slots is not None else os.cpu_count() or 1


def start_judge(stack: ExitStack, settings: "Settings", slots: int) -> "Judge":
    """A judge that has proved itself; closed with `stack`. Exits where it cannot."""
    from judge.run import Judge, JudgeError

    judge = Judge(slots, is_insecure=settings.insecure_judge)
    try:
        judge.start()
    except JudgeError as error:
        fail(f"The judge did not start: {error}\nRun `ndjudge doctor` for the remedy.", FAULT)
    stack.callback(judge.close)
    _require_safe(settings)
    return judge


def _require_safe(settings: "Settings") -> None:
    """Refuse to judge when a probe breaks out, unless told otherwise."""
    from judge.doctor import diagnose

    diagnosis = diagnose()
    escaped = [probe for probe in diagnosis.probes if not probe.is_blocked]
    if diagnosis.is_safe:
        return
    why = "; ".join(f"{p.name}: {p.detail}" for p in escaped) or diagnosis.fault or "a layer lacks"
    if not settings.insecure_judge:
        fail(
            f"The sandbox does not hold on this host ({why}).\n"
            "Run `ndjudge doctor` for the remedy. --insecure-judge judges all the same; "
            "every page will say so.",
            FAULT,
        )
    say(f"WARNING: judging without a sandbox that holds ({why}).")
