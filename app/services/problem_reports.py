"""What learners say is wrong with a problem: tickets that authors take, answer and close."""

from collections.abc import Mapping
from enum import StrEnum

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.db.clock import now
from app.db.models import NoticeKind, ProblemReport, User
from app.errors import Conflict, Invalid, NotFound
from app.services import accounts, catalogue, notices, submissions
from app.services import limits as rate
from app.services.accounts import Right, has_right
from app.wording import sentence

ABOUT: Mapping[str, str] = {
    "statement": sentence("The statement is unclear or wrong"),
    "cases": sentence("A case or an expected answer is wrong"),
    "verdict": sentence("My code is right, the verdict is wrong"),
    "hints": sentence("A hint or the solution is wrong"),
    "other": sentence("Something else"),
}
MOST_CHARACTERS = 4_000
PER_HOUR = 10
HOUR_S = 3600


class Show(StrEnum):
    """Which reports a list shows: those that wait, those of them that are one's own, the rest."""

    OPEN = "open"
    MINE = "mine"
    CLOSED = "closed"


def add(
    session: Session, user: User, slug: str, about: str, text: str, submission_id: int | None = None
) -> ProblemReport:
    """Report a problem to its authors.

    Raises:
        NotFound: no such problem, or not one of the user's submissions for it.
        Invalid: nothing was said, or too much. TooMany: ten reports an hour are taken.
    """
    problem = catalogue.find(session, slug)
    said = text.replace("\0", "").strip()
    if about not in ABOUT:
        raise Invalid(sentence("Choose what the report is about."), "about")
    if not 10 <= len(said) <= MOST_CHARACTERS:
        raise Invalid(
            sentence(
                "Say what is wrong in 10 to {most_characters} characters; this has {length}.",
                most_characters=MOST_CHARACTERS,
                length=len(said),
            ),
            "text",
        )
    if submission_id is not None:
        found = submissions.get_visible(session, user, submission_id)
        if found.problem_id != problem.id:
            raise NotFound(
                sentence(
                    "Submission {submission_id} is not for this problem.",
                    submission_id=submission_id,
                )
            )
    subject = rate.user_subject(user.id)
    rate.spend(
        session,
        rate.Allowance(
            "report", subject, PER_HOUR, HOUR_S, sentence("{count} reports an hour", count=PER_HOUR)
        ),
    )
    report = ProblemReport(
        problem_id=problem.id, user_id=user.id, submission_id=submission_id, about=about, text=said
    )
    session.add(report)
    session.flush()
    return report


def list_reports(
    session: Session,
    show: Show = Show.OPEN,
    user: User | None = None,
    *,
    after_id: int = 0,
    limit: int = 200,
) -> tuple[ProblemReport, ...]:
    """Reports in the order in which they came, those after `after_id`; `mine` are of `user`."""
    wanted = select(ProblemReport).where(ProblemReport.id > after_id)
    is_open = ProblemReport.closed_at.is_(None)
    match show:
        case Show.OPEN:
            wanted = wanted.where(is_open)
        case Show.MINE:
            assert user is not None
            wanted = wanted.where(is_open, ProblemReport.assignee_id == user.id)
        case Show.CLOSED:
            wanted = wanted.where(~is_open)
    return tuple(session.scalars(wanted.order_by(ProblemReport.id).limit(limit)))


def list_own(session: Session, user: User) -> tuple[ProblemReport, ...]:
    """What the user has reported, the newest first."""
    own = select(ProblemReport).where(ProblemReport.user_id == user.id)
    return tuple(session.scalars(own.order_by(ProblemReport.id.desc()).limit(200)))


def find(session: Session, report_id: int) -> ProblemReport:
    """A report, for pages that ask for the right to prepare problems.

    Raises:
        NotFound: there is no such report.
    """
    found = session.get(ProblemReport, report_id) if 0 < report_id < 2**63 else None
    if found is None:
        raise NotFound(sentence("There is no report {report_id}.", report_id=report_id))
    return found


def assign(session: Session, report_id: int, name: str | None, by: User | None) -> ProblemReport:
    """Give a report to an author or administrator, or with None back to everybody.

    Args:
        by: who does it, None at the shell; somebody else who is given a report has a notice.

    Raises:
        NotFound: no such report or user. Conflict: it is closed.
        Invalid: the user's role does not prepare problems.
    """
    report = _find_open(session, report_id)
    user = None if name is None else accounts.get_user(session, name)
    if user is not None and not has_right(user, Right.PREPARE):
        raise Invalid(
            sentence("{name} is neither author nor administrator.", name=user.name), "assignee"
        )
    report.assignee_id = None if user is None else user.id
    session.flush()
    session.refresh(report)
    if user is not None and (by is None or by.id != user.id):
        notices.tell(session, user.id, NoticeKind.ASSIGNED, report_id=report.id)
    return report


def resolve(session: Session, report_id: int, answer: str = "") -> ProblemReport:
    """Close a report; who reported has a notice, with the answer if there is one.

    Raises:
        NotFound: no such report. Conflict: it is closed. Invalid: the answer is too long.
    """
    said = answer.replace("\0", "").strip()
    if len(said) > MOST_CHARACTERS:
        raise Invalid(
            sentence(
                "The answer has at most {most_characters} characters.",
                most_characters=MOST_CHARACTERS,
            ),
            "answer",
        )
    report = _find_open(session, report_id)
    waiting = (ProblemReport.id == report_id, ProblemReport.closed_at.is_(None))
    session.execute(
        update(ProblemReport).where(*waiting).values(closed_at=now(), answer=said or None)
    )
    session.refresh(report)
    notices.tell(session, report.user_id, NoticeKind.ANSWERED, report_id=report.id)
    return report


def _find_open(session: Session, report_id: int) -> ProblemReport:
    report = find(session, report_id)
    if report.closed_at is not None:
        raise Conflict(sentence("Report {report_id} is closed.", report_id=report_id))
    return report
