"""What learners say is wrong with a problem, and the list that administrators work off."""

from collections.abc import Mapping

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.db.clock import now
from app.db.models import ProblemReport, User
from app.errors import Invalid, NotFound
from app.services import catalogue, submissions
from app.services import limits as rate

ABOUT: Mapping[str, str] = {
    "statement": "The statement is unclear or wrong",
    "cases": "A case or an expected answer is wrong",
    "verdict": "My code is right, the verdict is wrong",
    "hints": "A hint or the solution is wrong",
    "other": "Something else",
}
MOST_CHARACTERS = 4_000
PER_HOUR = 10
HOUR_S = 3600


def add(
    session: Session, user: User, slug: str, about: str, text: str, submission_id: int | None = None
) -> ProblemReport:
    """Report a problem to the administrators.

    Raises:
        NotFound: no such problem, or not one of the user's submissions for it.
        Invalid: nothing was said, or too much. TooMany: ten reports an hour are taken.
    """
    problem = catalogue.find(session, slug)
    said = text.replace("\0", "").strip()
    if about not in ABOUT:
        raise Invalid("Choose what the report is about.", "about")
    if not 10 <= len(said) <= MOST_CHARACTERS:
        raise Invalid(
            f"Say what is wrong in 10 to {MOST_CHARACTERS} characters; this has {len(said)}.",
            "text",
        )
    if submission_id is not None:
        found = submissions.get_visible(session, user, submission_id)
        if found.problem_id != problem.id:
            raise NotFound(f"Submission {submission_id} is not for this problem.")
    subject = rate.user_subject(user.id)
    rate.spend(
        session,
        rate.Allowance("report", subject, PER_HOUR, HOUR_S, f"{PER_HOUR} reports an hour"),
    )
    report = ProblemReport(
        problem_id=problem.id, user_id=user.id, submission_id=submission_id, about=about, text=said
    )
    session.add(report)
    session.flush()
    return report


def list_open(session: Session, limit: int = 200) -> tuple[ProblemReport, ...]:
    """The reports that nobody has closed, the oldest first."""
    waiting = select(ProblemReport).where(ProblemReport.closed_at.is_(None))
    return tuple(session.scalars(waiting.order_by(ProblemReport.id).limit(limit)))


def close(session: Session, report_id: int) -> None:
    """Take a report off the list.

    Raises:
        NotFound: there is no such report.
    """
    if session.get(ProblemReport, report_id) is None:
        raise NotFound(f"There is no report {report_id}.")
    waiting = (ProblemReport.id == report_id, ProblemReport.closed_at.is_(None))
    session.execute(update(ProblemReport).where(*waiting).values(closed_at=now()))
