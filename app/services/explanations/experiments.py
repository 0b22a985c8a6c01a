"""What to try next: one small experiment that fits the reason and the learner's own names."""

from collections.abc import Sequence

from app.services.explanations.materials import Materials, case_label
from app.services.explanations.outcome import OF_THE_FILE
from app.services.explanations.values import Block, Section, code, points, says
from judge.report import Reason, Verdict
from problems.package import Constraint

MOST_BOUNDS = 6
_SHOWS = {
    Reason.SHAPE: "np.shape({name})",
    Reason.KIND: "type({name})",
    Reason.DTYPE: "np.asarray({name}).dtype",
    Reason.NAN: "np.isfinite({name}).all()",
}
_ON_VALUES = "np.shape({name}), {name}"
_PRINTABLE = frozenset(
    {*_SHOWS, Reason.VALUE, Reason.STATE, Reason.EXCEPTION, Reason.PROPERTY, Reason.NOTHING}
)  # fmt: skip


def experiment_section(of: Materials) -> Section | None:
    """The next thing to try; None where nothing failed."""
    failing = of.failing
    if failing is None or of.meaning is None:
        return None
    reason = failing["reason"]
    blocks = [says(of.meaning.advice)]
    if of.fails_only_hidden and reason not in OF_THE_FILE:
        blocks = [*_bounds(of.package.constraints), says("Once one of them fails:"), *blocks]
    elif reason in _PRINTABLE:
        blocks += _prints(of, Reason(reason))
    if reason in {Reason.CPU, Reason.GROWTH} and of.sketch.loop_depth:
        blocks.append(says(_loops(of.sketch.loop_depth)))
    if reason == Reason.STDOUT and of.sketch.prints:
        blocks.append(says(f"Lines that begin with print in your program: {of.sketch.prints}."))
    return Section("next", "Try next", tuple(blocks))


def _prints(of: Materials, reason: Reason) -> list[Block]:
    """Lines that show what the learner's own names hold, on a case that can be looked at."""
    names, case = of.sketch.names, of.practice_case
    if not names or case is None:
        return []
    is_large = of.verdict == Verdict.MEMORY_LIMIT
    shows = _SHOWS[Reason.SHAPE] if is_large else _SHOWS.get(reason, _ON_VALUES)
    lines = [f'print("{name}:", {shows.format(name=name)})' for name in names]
    if "np." in shows and not of.sketch.has_numpy:
        lines.insert(0, "import numpy as np")
    where = "Put such a line after each name is set, and run the program on "
    return [says(f"{where}{case_label(case['name'])}:"), code("\n".join(lines))]


def _loops(depth: int) -> str:
    if depth == 1:
        return "There is a loop in your program. Which NumPy operation does all its rounds at once?"
    return (
        f"There are {depth} loops inside each other in your program. Which of them could be one "
        "NumPy operation over a whole axis?"
    )


def _bounds(constraints: Sequence[Constraint]) -> list[Block]:
    """The limits of the inputs, which hidden cases are made to reach."""
    if not constraints:
        return []
    lines = [f"{each.name}: {each.in_full}" for each in constraints[:MOST_BOUNDS]]
    return [
        says(
            "Make an input of your own at each end of what the statement allows, and run the "
            "program on it; the reference's answer is shown beside yours:"
        ),
        points(lines),
    ]
