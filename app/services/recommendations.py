"""What to practise next, each with the reason in words; no weights, no black box.

The rules, in this order: a mistake met and not yet overcome (the problem itself again), a
problem begun and not solved, a mistake overcome (another problem of that chapter, to make it
stay), the next problem of the path. A problem is recommended once, by the first rule.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.db.models import Draft, Kind, Problem, ProblemTag, Submission, User
from app.services import achievements, catalogue, progress
from app.services.catalogue import ChapterRow, ProblemQuery, ProblemRow, ProblemSort
from app.services.progress import LearnerStatus
from app.wording import counted, sentence

MOST = 4
MOST_SIMILAR = 3
MOST_NEAR = 12


@dataclass(frozen=True)
class Recommendation:
    """A problem, and why it is this one."""

    problem: ProblemRow
    reason: str


def recommend(session: Session, user: User | None) -> tuple[Recommendation, ...]:
    """The problems to practise next, the most useful first."""
    found: dict[str, Recommendation] = {}
    for each in _candidates(session, user):
        if each.problem.status is not LearnerStatus.SOLVED:
            found.setdefault(each.problem.slug, each)
        if len(found) == MOST:
            break
    return tuple(found.values())


def next_in_plan(session: Session, user: User | None) -> Recommendation | None:
    """The next problem of the path: begun chapters first, then those with nothing missing."""
    chapters = catalogue.list_chapters(session, user)
    finished = {each.slug for each in chapters if each.problems == each.solved}
    existing = {each.slug: each for each in chapters if each.problems}
    for chapter in sorted(existing.values(), key=lambda each: (not each.solved, each.position)):
        missing = [p for p in chapter.prerequisites if p in existing and p not in finished]
        # Who has begun a chapter has chosen it.
        if chapter.slug in finished or (missing and not chapter.solved):
            continue
        page = catalogue.get_chapter(session, chapter.slug, user)
        for row in page.problems:
            if row.status is not LearnerStatus.SOLVED:
                return Recommendation(row, _plan_reason(chapter))
    return None


def similar(
    session: Session, user: User | None, problem_id: int, row: ProblemRow
) -> tuple[Recommendation, ...]:
    """Problems with most tags in common: unsolved ones first, of the same chapter before others."""
    shared = func.count(ProblemTag.tag)
    near = session.execute(
        select(Problem.slug, shared)
        .join(ProblemTag, ProblemTag.problem_id == Problem.id)
        .where(ProblemTag.tag.in_(row.tags), Problem.id != problem_id)
        .where(Problem.current_version_id.is_not(None))
        .group_by(Problem.id)
        .order_by(shared.desc(), Problem.number)
        .limit(MOST_NEAR)
    )
    counts: dict[str, int] = {slug: count for slug, count in near}  # noqa: C416 - a Row
    rows = catalogue.rows_of(session, tuple(counts), user)

    def rank(each: ProblemRow) -> tuple[bool, int, bool]:
        is_solved = each.status is LearnerStatus.SOLVED
        return is_solved, -counts[each.slug], each.chapter != row.chapter

    return tuple(
        Recommendation(each, _similar_reason(row, each))
        for each in sorted(rows, key=rank)[:MOST_SIMILAR]
    )


def continue_with(session: Session, user: User | None) -> ProblemRow | None:
    """The problem that the user wrote for last and has not solved."""
    if user is None:
        return None
    statuses = progress.status_by_problem(session, user)
    drafts = select(Draft.problem_id).where(Draft.user_id == user.id)
    for problem_id in session.scalars(drafts.order_by(Draft.saved_at.desc())):
        if statuses.get(problem_id) is not LearnerStatus.SOLVED:
            row = _row(session, user, problem_id)
            if row is not None:
                return row
    return None


def _candidates(session: Session, user: User | None) -> Iterator[Recommendation]:
    met = () if user is None else achievements.misconceptions(session, user)
    if user is not None:
        for each in met:
            if not each.is_overcome:
                reason = counted(
                    "Your answers looked like this once: {message}",
                    "Your answers looked like this {count} times: {message}",
                    each.times,
                    message=each.message,
                )
                for row in catalogue.rows_of(session, (each.slug,), user):
                    yield Recommendation(row, reason)
        yield from _begun(session, user)
        for each in met:
            if each.is_overcome:
                reason = sentence(
                    "You overcame a mistake in {title}; this one belongs with it.", title=each.title
                )
                for row in _of_chapter(session, user, each.chapter):
                    yield Recommendation(row, reason)
    planned = next_in_plan(session, user)
    if planned is not None:
        yield planned
    for row in _easiest(session, user):
        yield Recommendation(row, _easy_reason(row))


def _begun(session: Session, user: User) -> Iterator[Recommendation]:
    tried = session.execute(
        select(Submission.problem_id, func.count(Submission.id))
        .where(Submission.user_id == user.id, Submission.kind == Kind.SUBMIT)
        .group_by(Submission.problem_id)
        .order_by(func.max(Submission.id).desc())
    ).all()
    for problem_id, times in tried:
        row = _row(session, user, problem_id)
        if row is not None and row.status is LearnerStatus.TRIED:
            yield Recommendation(row, _begun_reason(row, times))


def _of_chapter(session: Session, user: User, slug: str) -> tuple[ProblemRow, ...]:
    return catalogue.list_problems(session, ProblemQuery(chapter=slug, limit=20), user).items


def _easiest(session: Session, user: User | None) -> tuple[ProblemRow, ...]:
    query = ProblemQuery(difficulty="easy", sort=ProblemSort.ACCEPTANCE, descending=True, limit=20)
    return catalogue.list_problems(session, query, user).items


def _row(session: Session, user: User, problem_id: int) -> ProblemRow | None:
    """The line of a problem, None while it is hidden."""
    slug = session.scalars(select(Problem.slug).where(Problem.id == problem_id)).one()
    return next(iter(catalogue.rows_of(session, (slug,), user)), None)


def _easy_reason(row: ProblemRow) -> str:
    if row.acceptance is None:
        return sentence("An easy one, nobody has tried it yet.")
    return sentence(
        "An easy one: {percent} % of what was submitted is accepted.",
        percent=round(100 * row.acceptance),
    )


def _plan_reason(chapter: ChapterRow) -> str:
    if chapter.solved:
        return sentence(
            "Next in {chapter}: {solved} of {all} are solved.",
            chapter=chapter.title,
            solved=chapter.solved,
            all=chapter.problems,
        )
    return sentence(
        "{chapter} is the next chapter of the path, and nothing is missing before it.",
        chapter=chapter.title,
    )


def _begun_reason(row: ProblemRow, times: int) -> str:
    said = counted(
        "You submitted once and have not solved it yet.",
        "You submitted {count} times and have not solved it yet.",
        times,
    )
    if not row.hint_count:
        return said
    hints = counted("It has {count} hint.", "It has {count} hints.", row.hint_count)
    return sentence("{submitted} {hints}", submitted=said, hints=hints)


def _similar_reason(row: ProblemRow, other: ProblemRow) -> str:
    shared = ", ".join(tag for tag in row.tags if tag in other.tags)
    return sentence("also {tags}", tags=shared)
