"""What a worker tells at each reading of its metrics."""

from collections.abc import Iterable

from app.metrics import Reading
from judge.run import Judge


def judge_readings(judge: Judge) -> Iterable[Reading]:
    """The judge of this process: how strong its sandbox is, and how often it was replaced."""
    yield Reading("ndjudge_sandbox_level", "Strength of the sandbox, 0 to 3.", judge.sandbox.level)
    yield Reading("ndjudge_slots", "Submissions judged at the same time.", judge.slots)
    yield Reading(
        "ndjudge_zygote_restarts", "Zygotes replaced because of a doubt.", judge.restarts,
        is_total=True,
    )  # fmt: skip
