"""What a learner has achieved: chapters finished, misconceptions overcome, skills by topic."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.db.models import IS_SHOWN, Kind, Problem, ProblemTag, Submission, User
from app.services import catalogue, progress
from app.services.catalogue import ChapterRow
from app.services.progress import ACCEPTED, LearnerStatus, Share
from problems.package import Difficulty

MOST_SKILLS = 24
STREAKS = (3, 7, 30, 100, 365)
HARD = (1, 5, 10, 25)


@dataclass(frozen=True)
class MetMisconception:
    """A catalogued mistake that the learner's answers looked like, `times` submissions long.

    It is overcome once a later submission for the same problem was accepted.
    """

    slug: str
    title: str
    chapter: str
    id: str
    message: str
    times: int
    last_id: int
    is_overcome: bool


@dataclass(frozen=True)
class Milestone:
    """So many days in a row, or so many hard problems."""

    kind: str
    amount: int
    reached: int

    @property
    def is_reached(self) -> bool:
        return self.reached >= self.amount


@dataclass(frozen=True)
class Achievements:
    """`next_chapter` is the begun chapter of which the least is left, `milestones` of each kind
    the highest that is reached and the next one."""

    finished: tuple[ChapterRow, ...]
    begun: tuple[ChapterRow, ...]
    milestones: tuple[Milestone, ...]
    next_chapter: ChapterRow | None
    misconceptions: tuple[MetMisconception, ...]
    skills: tuple[tuple[str, Share], ...]

    @property
    def overcome(self) -> tuple[MetMisconception, ...]:
        return tuple(each for each in self.misconceptions if each.is_overcome)

    @property
    def open(self) -> tuple[MetMisconception, ...]:
        return tuple(each for each in self.misconceptions if not each.is_overcome)


def achievements(session: Session, user: User, longest_streak: int = 0) -> Achievements:
    """What the user has achieved so far; the streak depends on the time zone, so it is given."""
    chapters = catalogue.list_chapters(session, user)
    begun = [each for each in chapters if 0 < each.solved < each.problems]
    return Achievements(
        begun=tuple(begun),
        milestones=(
            *_milestones("streak", STREAKS, longest_streak),
            *_milestones("hard", HARD, _hard_solved(session, user)),
        ),
        finished=tuple(each for each in chapters if 0 < each.problems == each.solved),
        next_chapter=min(begun, key=lambda each: each.problems - each.solved, default=None),
        misconceptions=misconceptions(session, user),
        skills=_skills(session, user),
    )


def _milestones(kind: str, steps: tuple[int, ...], reached: int) -> list[Milestone]:
    past = [step for step in steps if step <= reached]
    ahead = [step for step in steps if step > reached]
    return [Milestone(kind, step, reached) for step in (*past[-1:], *ahead[:1])]


def _hard_solved(session: Session, user: User) -> int:
    solved = select(Submission.problem_id).where(
        Submission.user_id == user.id,
        Submission.kind == Kind.SUBMIT,
        Submission.verdict == ACCEPTED,
    )
    hard = select(func.count(Problem.id)).where(
        Problem.difficulty == Difficulty.HARD, Problem.id.in_(solved)
    )
    return session.scalar(hard) or 0


def misconceptions(session: Session, user: User) -> tuple[MetMisconception, ...]:
    """The mistakes met, the latest first."""
    own = (Submission.user_id == user.id, Submission.kind == Kind.SUBMIT)
    accepted = (
        select(Submission.problem_id, func.max(Submission.id).label("last"))
        .where(*own, Submission.verdict == ACCEPTED)
        .group_by(Submission.problem_id)
        .subquery()
    )
    last_met = func.max(Submission.id)
    rows = session.execute(
        select(
            Problem, Submission.misconception, func.count(Submission.id), last_met, accepted.c.last
        )
        .join(Problem, Problem.id == Submission.problem_id)
        .outerjoin(accepted, accepted.c.problem_id == Problem.id)
        .where(*own, Submission.misconception.is_not(None))
        .group_by(Problem.id, Submission.misconception, accepted.c.last)
        .order_by(last_met.desc())
    )
    return tuple(
        MetMisconception(
            slug=problem.slug,
            title=problem.title,
            chapter=problem.chapter,
            id=identifier,
            message=catalogue.misconception_message(session, problem, identifier),
            times=times,
            last_id=last_id,
            is_overcome=solved_id is not None and solved_id > last_id,
        )
        for problem, identifier, times, last_id, solved_id in rows
    )


def _skills(session: Session, user: User) -> tuple[tuple[str, Share], ...]:
    statuses = progress.status_by_problem(session, user)
    by_tag: dict[str, list[bool]] = {}
    hidden = select(Problem.id).where(~IS_SHOWN)
    tagged = select(ProblemTag.tag, ProblemTag.problem_id)
    for tag, problem_id in session.execute(tagged.where(ProblemTag.problem_id.not_in(hidden))):
        is_solved = statuses.get(problem_id) is LearnerStatus.SOLVED
        by_tag.setdefault(tag, []).append(is_solved)
    shares = [(tag, Share(sum(solved), len(solved))) for tag, solved in by_tag.items()]
    shares.sort(key=lambda each: (-each[1].solved, -each[1].problems, each[0]))
    return tuple(shares[:MOST_SKILLS])
