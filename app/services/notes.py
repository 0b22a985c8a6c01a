"""A learner's private note on a problem."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.db.models import Note, Problem, User
from app.errors import TooLarge
from app.services import catalogue
from app.wording import sentence

MOST_CHARACTERS = 20_000


def get(session: Session, user: User | None, problem_id: int) -> Note | None:
    """The user's note on this problem, None if there is none."""
    return None if user is None else session.get(Note, (user.id, problem_id))


def save(session: Session, user: User, slug: str, text: str) -> None:
    """Keep the note; an empty one is deleted.

    Raises:
        NotFound: there is no such problem. TooLarge: the note is too long.
    """
    if len(text) > MOST_CHARACTERS:
        raise TooLarge(
            sentence(
                "The note has {length} characters; at most {most_characters} are kept.",
                length=len(text),
                most_characters=MOST_CHARACTERS,
            )
        )
    # Postgres takes no NUL in a text.
    kept = text.replace("\r\n", "\n").replace("\0", "").rstrip()
    problem = catalogue.find(session, slug)
    note = session.get(Note, (user.id, problem.id))
    if not kept:
        if note is not None:
            session.delete(note)
    elif note is None:
        session.add(Note(user_id=user.id, problem_id=problem.id, text=kept))
    else:
        note.text = kept
    session.flush()


def list_own(session: Session, user: User) -> list[tuple[Note, Problem]]:
    """All notes of the user with their problems, the newest first."""
    rows = session.execute(
        select(Note, Problem)
        .join(Problem, Problem.id == Note.problem_id)
        .where(Note.user_id == user.id)
        .order_by(Note.saved_at.desc())
    )
    return [(note, problem) for note, problem in rows]
