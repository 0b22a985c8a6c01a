"""When a learner practised: days in their own time zone, streaks, a calendar."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.db.models import Kind, Submission, User

DAY = timedelta(days=1)
BUSIEST = 4


@dataclass(frozen=True)
class Day:
    """One day of the calendar; `level` 0 (nothing) to 4 says how busy it was."""

    date: date
    submissions: int

    @property
    def level(self) -> int:
        return min(BUSIEST, (self.submissions + 1) // 2)


@dataclass(frozen=True)
class Activity:
    """`days` are whole weeks from a Monday up to today.

    `streak` counts the days in a row up to today, or up to yesterday while nothing was sent in
    today; `longest` is of all time.
    """

    today: date
    days: tuple[Day, ...]
    streak: int
    longest: int

    @property
    def submissions(self) -> int:
        return sum(day.submissions for day in self.days)

    @property
    def active(self) -> tuple[Day, ...]:
        return tuple(day for day in self.days if day.submissions)

    @property
    def is_done_today(self) -> bool:
        return self.days[-1].submissions > 0


def activity(
    session: Session, user: User | None, moment: datetime, zone: ZoneInfo, weeks: int
) -> Activity:
    """What the user sent in, by the days of `zone`; runs do not count."""
    counts: Counter[date] = Counter()
    if user is not None:
        sent = select(Submission.created_at).where(
            Submission.user_id == user.id, Submission.kind == Kind.SUBMIT
        )
        counts.update(at.astimezone(zone).date() for at in session.scalars(sent))
    today = moment.astimezone(zone).date()
    first = today - timedelta(days=today.weekday()) - timedelta(weeks=weeks - 1)
    span = (today - first).days + 1
    days = tuple(Day(first + n * DAY, counts[first + n * DAY]) for n in range(span))
    return Activity(today, days, _current(counts, today), _longest(counts))


def _current(active: Collection[date], today: date) -> int:
    day = today if today in active else today - DAY
    length = 0
    while day in active:
        length += 1
        day -= DAY
    return length


def _longest(active: Collection[date]) -> int:
    longest = 0
    for day in active:
        if day - DAY in active:
            continue
        length = 1
        while day + length * DAY in active:
            length += 1
        longest = max(longest, length)
    return longest
