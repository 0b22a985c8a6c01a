"""When a solved problem comes back: five boxes, each with a longer pause than the one before.

The rule, in whole: a problem enters box 0 on the day when the learner had both met a catalogued
mistake in it and solved it. It is due as many days later as its box says. Solving it on that day
or later moves it on by one box; meeting a mistake in it, whenever, moves it back to box 0; any
other outcome moves nothing. After the last box it is done.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

INTERVALS_DAYS = (1, 3, 7, 21, 60)


@dataclass(frozen=True)
class Attempt:
    """What became of one submission of the problem, on a day of the learner's own zone."""

    day: date
    is_accepted: bool
    misconception: str | None = None


@dataclass(frozen=True)
class Standing:
    """The box that a problem is in, and the day since when; past the last box it is done."""

    box: int
    since: date

    @property
    def is_done(self) -> bool:
        return self.box == len(INTERVALS_DAYS)

    @property
    def due(self) -> date | None:
        """The first day on which solving it again counts, None once it is done."""
        return None if self.is_done else self.since + timedelta(days=INTERVALS_DAYS[self.box])


def standing(attempts: Iterable[Attempt]) -> Standing | None:
    """Where the problem stands after these attempts, the oldest first.

    None while no mistake was met in it, or while it is not solved.
    """
    met = solved = False
    found: Standing | None = None
    for each in attempts:
        met = met or each.misconception is not None
        solved = solved or each.is_accepted
        if not (met and solved):
            continue
        if found is None or each.misconception is not None:
            found = Standing(0, each.day)
        elif each.is_accepted and found.due is not None and each.day >= found.due:
            found = Standing(found.box + 1, each.day)
    return found
