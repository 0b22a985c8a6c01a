"""Remarks of teachers on lines of a learner's code, and the learner's answers.

The remarks on one line of one submission are a thread. Teachers begin threads, the learner whose
code it is answers in them; nobody else reads them.
"""

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.db.models import CodeComment, NoticeKind, Submission, User
from app.errors import Conflict, Invalid, NotFound
from app.services import limits as rate
from app.services import notices, submissions, teaching
from app.wording import sentence

MOST_CHARACTERS = 2_000
MOST_ON_ONE = 200
ANSWERS_PER_HOUR = 60
HOUR_S = 3600


@dataclass(frozen=True)
class Thread:
    """What was said about one line, from 1; the oldest first."""

    line: int
    comments: tuple[CodeComment, ...]


def threads(session: Session, submission_id: int) -> tuple[Thread, ...]:
    """The threads of a submission by line; the caller has checked who may see it."""
    by_line: dict[int, list[CodeComment]] = defaultdict(list)
    of_it = select(CodeComment).where(CodeComment.submission_id == submission_id)
    for each in session.scalars(of_it.order_by(CodeComment.id)):
        by_line[each.line].append(each)
    return tuple(Thread(line, tuple(by_line[line])) for line in sorted(by_line))


def remark(
    session: Session, teacher: User, submission_id: int, line: int, text: str
) -> tuple[CodeComment, User]:
    """Say something about a line; for pages that ask for the right to teach.

    Returns:
        the comment, and the learner, who has a notice now.

    Raises:
        NotFound: no such submission. Invalid: no such line, or no text. Conflict: too many.
    """
    row, learner = teaching.submission_of_anybody(session, submission_id)
    count = count_lines(row.code)
    if not 1 <= line <= count:
        raise Invalid(
            sentence(
                "Line {line} is not in this code, which has {count} lines.", line=line, count=count
            ),
            "line",
        )
    made = _add(session, teacher, row, line, text)
    if learner.id != teacher.id:
        notices.tell(
            session, learner.id, NoticeKind.COMMENT, submission_id=submission_id, line=line
        )
    return made, learner


def answer(
    session: Session, learner: User, submission_id: int, line: int, text: str
) -> CodeComment:
    """Answer in a thread on one's own code; who wrote in it before has a notice.

    Raises:
        NotFound: no such submission of the user, or nobody said anything about that line.
        Invalid: no text. TooMany, Conflict: too many answers.
    """
    row = submissions.get_visible(session, learner, submission_id)
    of_line = (CodeComment.submission_id == submission_id, CodeComment.line == line)
    is_line = 1 <= line <= count_lines(row.code)
    writers = set(session.scalars(select(CodeComment.user_id).where(*of_line))) if is_line else ()
    if not writers:
        raise NotFound(
            sentence("Nobody has said anything about line {line} of this code.", line=line)
        )
    what = f"{ANSWERS_PER_HOUR} answers an hour"
    subject = rate.user_subject(learner.id)
    rate.spend(session, rate.Allowance("answer", subject, ANSWERS_PER_HOUR, HOUR_S, what))
    made = _add(session, learner, row, line, text)
    for user_id in {*writers} - {learner.id}:
        notices.tell(session, user_id, NoticeKind.REPLY, submission_id=submission_id, line=line)
    return made


def take_back(session: Session, teacher: User, comment_id: int) -> CodeComment:
    """Delete one's own remark.

    Raises:
        NotFound: there is none, or somebody else wrote it.
    """
    found = session.get(CodeComment, comment_id) if 0 < comment_id < 2**63 else None
    if found is None or found.user_id != teacher.id:
        raise NotFound(sentence("You wrote no remark {comment_id}.", comment_id=comment_id))
    session.delete(found)
    session.flush()
    return found


def count_lines(code: bytes) -> int:
    """How many lines the code has, as pages number them: a last line end begins no line."""
    text = code.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return text.removesuffix(b"\n").count(b"\n") + 1


def _add(session: Session, user: User, row: Submission, line: int, text: str) -> CodeComment:
    said = text.replace("\0", "").replace("\r\n", "\n").strip()
    if not 1 <= len(said) <= MOST_CHARACTERS:
        raise Invalid(
            sentence(
                "Write 1 to {most_characters} characters; this has {length}.",
                most_characters=MOST_CHARACTERS,
                length=len(said),
            ),
            "text",
        )
    present = select(func.count(CodeComment.id)).where(CodeComment.submission_id == row.id)
    if (session.scalar(present) or 0) >= MOST_ON_ONE:
        raise Conflict(
            sentence(
                "There are {most_on_one} remarks on this code, and more are not kept.",
                most_on_one=MOST_ON_ONE,
            )
        )
    made = CodeComment(submission_id=row.id, line=line, user_id=user.id, text=said)
    session.add(made)
    session.flush()
    return made
