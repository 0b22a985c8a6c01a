"""A search for a small input on which a file and the reference differ.

First the package's own generators under fresh seeds, then strange inputs near those, then the
one that was found is made smaller as long as it still tells the two apart.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

import numpy as np

from app.authoring.killing import first_difference, with_quick_limits
from app.authoring.proposals import Proposer, Raw, raw_case
from app.authoring.trial import Trial, payload_size
from judge.cases import PreparedCase, script
from judge.run import Judge
from problems.inputs import InputError, check_calls
from problems.package import Problem

_AT_ONCE = 120
_SEED = 20_260_101


@dataclass(frozen=True)
class Discovery:
    """An input that tells a file from the reference, as `cases.py` would give it."""

    raw: Raw
    case: PreparedCase
    tried: int


def search(
    trial: Trial,
    source: str,
    seconds: float,
    on_progress: Callable[[str, int], None] = lambda part, tried: None,
) -> Discovery | None:
    """A small input on which `source` is not accepted, None when none was found in time.

    Raises:
        AuthorError: the package's own code failed.
    """
    hunt = _Hunt(trial.judge, trial.problem, source, time.monotonic() + seconds, on_progress)
    known = sorted((*trial.case_set.cases, *trial.extra_cases), key=payload_size)
    found = hunt.first(known, "the package's generators")
    if found is None:
        found = hunt.stranger(known)
    if found is None:
        return None
    return hunt.smaller(found)


@dataclass
class _Hunt:
    """One search under way."""

    judge: Judge
    problem: Problem
    source: str
    deadline: float
    on_progress: Callable[[str, int], None]
    tried: int = 0

    def first(self, cases: Sequence[PreparedCase], part: str) -> PreparedCase | None:
        """The first case that the file fails."""
        self.tried += len(cases)
        self.on_progress(part, self.tried)
        return first_difference(self.judge, self.problem, self.source, cases) if cases else None

    def stranger(self, known: Sequence[PreparedCase]) -> PreparedCase | None:
        """Look at inputs of another kind near the known ones, the small ones first."""
        proposer = Proposer(self.problem, np.random.default_rng(_SEED))

        def proposals() -> Iterator[Raw]:
            frontier = [raw_case(self.problem, case) for case in known[:60]]
            while frontier:
                following = []
                for raw in frontier:
                    for near in (*proposer.stranger(raw), *proposer.smaller(raw)):
                        following.append(near)
                        yield near
                order = proposer.rng.permutation(len(following))[:60]
                frontier = [following[index] for index in order]

        source = proposals()
        while time.monotonic() < self.deadline:
            batch = self.answered(list(islice(source, _AT_ONCE)))
            if batch is None:
                return None
            found = self.first(sorted(batch, key=payload_size), "strange inputs")
            if found is not None:
                return found
        return None

    def smaller(self, found: PreparedCase) -> Discovery:
        """Shrink the input as long as a smaller one still tells the two apart."""
        proposer = Proposer(self.problem, np.random.default_rng(_SEED))
        raw = raw_case(self.problem, found)
        seen = {found.args_text}
        while time.monotonic() < self.deadline:
            near = self.answered(list(islice(proposer.smaller(raw), 4 * _AT_ONCE))) or []
            rank = _plainness(found)
            smaller = [c for c in near if _plainness(c) < rank and c.args_text not in seen]
            seen |= {case.args_text for case in smaller}
            better = self.first(sorted(smaller, key=_plainness), "making it smaller")
            if better is None:
                break
            found, raw = better, raw_case(self.problem, better)
        return Discovery(raw, found, self.tried)

    def answered(self, raws: Sequence[Raw]) -> list[PreparedCase] | None:
        """Cases of the proposals that are allowed and that the reference answers.

        None when there were no proposals at all.
        """
        if not raws:
            return None
        cases = [made for number, raw in enumerate(raws) if (made := self._case(raw, number))]
        if not cases:
            return []
        quick = with_quick_limits(self.problem)
        execution = self.judge.execute(quick, self.problem.reference, cases)
        return [
            replace(case, expected=outcome.values, reference_cpu_ns=outcome.cpu_ns)
            for case, outcome in zip(cases, execution.outcomes, strict=False)
            if outcome.raised is None and outcome.stopped is None
        ]

    def _case(self, raw: Raw, number: int) -> PreparedCase | None:
        try:
            made = script(check_calls(self.problem, raw))
        except (InputError, TypeError, ValueError, OverflowError):
            return None
        return PreparedCase(f"proposal-{number}", "stress", True, made.calls, made.payload, (), 0)


def _plainness(case: PreparedCase) -> tuple[int, int]:
    """Smaller is easier to read: fewer bytes, then a shorter text."""
    return payload_size(case), len(case.args_text)
