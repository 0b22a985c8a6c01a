"""Putting an explanation together, from top to bottom.

The same submission gives the same sections. Only what depends on where the learner stands may
change later: how many hints are open, and whether the worked solution is.
"""

from sqlalchemy.orm import Session

from app.db.models import Status, Submission, User
from app.errors import Conflict
from app.services import achievements, catalogue, learning, progress, recommendations, submissions
from app.services.achievements import MetMisconception
from app.services.catalogue import ChapterRow
from app.services.explanations import accepted, experiments, mistakes, outcome
from app.services.explanations.materials import Materials
from app.services.explanations.values import Explanation, LessonPlace, Section, says
from app.services.learning import HintsView
from app.wording import sentence
from judge.report import Verdict


def explain(session: Session, user: User | None, submission_id: int) -> Explanation:
    """What is known for certain about one of the user's own finished submissions or runs.

    Raises:
        NotFound: there is none, or it is somebody else's. Conflict: it is not finished yet.
    """
    row = submissions.get_visible(session, user, submission_id)
    assert user is not None
    if not row.is_final:
        raise Conflict(
            sentence(
                "Submission {number} has no verdict yet; ask again in a moment.", number=row.id
            )
        )
    of = _materials(session, row)
    if of is None:
        return _without_report(row)
    is_open = learning.may_see_solution(session, user, row.problem_id)
    hints = learning.hints(session, user, row.problem.slug)
    view = catalogue.get(session, row.problem.slug, user)
    if of.is_accepted:
        sections, place = _of_accepted(session, user, of, is_open), None
    else:
        sections, place = _of_refused(session, of, view.chapter, hints)
    case = of.practice_case
    return Explanation(
        submission_id=row.id,
        problem=row.problem.slug,
        problem_title=row.problem.title,
        verdict=row.verdict,
        sections=sections,
        lesson=place,
        hints=hints,
        case=None if case is None else str(case["name"]),
        similar=recommendations.similar(session, user, row.problem_id, view.row),
        is_open=is_open,
    )


def _materials(session: Session, row: Submission) -> Materials | None:
    if row.report is None or row.report["verdict"] == Verdict.JUDGE_ERROR:
        return None
    return Materials(row, row.report, catalogue.package(session, row.version_id))


def _without_report(row: Submission) -> Explanation:
    """A cancelled submission, or one that we could not judge."""
    if row.status == Status.CANCELLED:
        text = "This was cancelled before there was a verdict. It does not count; submit again."
    else:
        text = (
            "We could not judge this, and it is our fault, not yours. It does not count; "
            "submit again."
        )
    section = Section("verdict", "What the judge saw", (says(text),))
    return Explanation(row.id, row.problem.slug, row.problem.title, row.verdict, (section,))


def _of_refused(
    session: Session, of: Materials, chapter: ChapterRow | None, hints: HintsView
) -> tuple[tuple[Section, ...], LessonPlace | None]:
    problem = of.submission.problem
    lesson = catalogue.lesson(session, problem.chapter)
    choice = mistakes.choose_lesson(of, problem, lesson)
    place = None if choice is None or chapter is None else mistakes.place_of(choice, chapter)
    sections = (
        outcome.verdict_section(of),
        outcome.ladder_section(of),
        outcome.case_section(of),
        mistakes.mistake_section(of),
        mistakes.statement_section(of),
        None if choice is None else mistakes.lesson_section(choice),
        mistakes.hint_section(of, hints),
        experiments.experiment_section(of),
    )
    return tuple(each for each in sections if each is not None), place


def _of_accepted(session: Session, user: User, of: Materials, is_open: bool) -> tuple[Section, ...]:
    row = of.submission
    sections = (
        outcome.verdict_section(of),
        accepted.good_section(
            of,
            progress.attempts(session, user, row.problem_id, row.id),
            _overcome(session, user, row),
        ),
        accepted.cost_section(of),
        accepted.editorial_section(of) if is_open else None,
    )
    return tuple(each for each in sections if each is not None)


def _overcome(session: Session, user: User, row: Submission) -> list[MetMisconception]:
    met = achievements.misconceptions(session, user)
    return [each for each in met if each.slug == row.problem.slug and each.last_id < row.id]
