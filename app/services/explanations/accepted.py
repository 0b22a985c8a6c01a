"""What to say where everything passed: what was good, what it cost, what there is to learn."""

import re
from collections.abc import Sequence

from app.services.achievements import MetMisconception
from app.services.explanations.materials import Materials, case_label
from app.services.explanations.values import Block, Section, points, says, written
from app.services.progress import Attempts

_COMPLEXITY = re.compile(r"^## Complexity[ \t]*\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)


def good_section(
    of: Materials, attempts: Attempts, overcome: Sequence[MetMisconception]
) -> Section:
    """What was done right, and which mistakes are behind the learner."""
    if of.is_run:
        text = "Every case of this run passes. Nothing was graded: submit to meet the hidden cases."
        return Section("good", "What was good", (says(text),))
    blocks: list[Block] = [says(_solved(attempts))]
    if overcome:
        blocks.append(says("Mistakes that earlier answers of yours showed, and these do not:"))
        blocks.append(points([each.message for each in overcome]))
    if of.report.get("advice"):
        blocks.append(says("Accepted, with advice:"))
        blocks.append(points(of.report["advice"]))
    return Section("good", "What was good", tuple(blocks))


def cost_section(of: Materials) -> Section | None:
    """Time and memory as they were measured, and the loops that can be seen in the code."""
    if not of.cases:
        return None
    slowest = max(of.cases, key=lambda case: float(case["cpu_ms"]))
    limits = of.package.limits
    lines = [
        f"The slowest case is {case_label(slowest['name'])} with {slowest['cpu_ms']:.3g} ms of "
        f"CPU time; {limits.cpu_s:g} s or more is allowed.",
        f"At most {of.report['memory_mib']:.1f} MiB of memory, of {limits.memory_mib} MiB.",
        _loops(of.sketch.loop_depth),
    ]
    return Section("cost", "What it cost", (points(lines),))


def editorial_section(of: Materials) -> Section | None:
    """The editorial's word on complexity; only for who may see the worked solution."""
    found = _COMPLEXITY.search(of.package.editorial)
    # Placeholders are filled by pages; a paragraph with one is read there.
    text = "\n\n".join(p for p in (found[1] if found else "").split("\n\n") if "{{" not in p)
    if not text.strip():
        return None
    return Section("editorial", "What the worked solution says on cost", (written(text.strip()),))


def _solved(attempts: Attempts) -> str:
    if attempts.was_solved:
        return "All cases pass, as with an earlier solution of yours: compare the two."
    if attempts.count == 1:
        return "All cases pass, hidden ones too, at the first attempt."
    return f"All cases pass, hidden ones too, at attempt {attempts.count}: you kept at it."


def _loops(depth: int) -> str:
    match depth:
        case 0:
            return "No loop can be seen in your program: NumPy does the rounds."
        case 1:
            return "One level of Python loops; could NumPy do all the rounds at once?"
        case _:
            return f"{depth} Python loops inside each other; could NumPy do one of them at once?"
