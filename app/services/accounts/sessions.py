"""Signed-in browsers."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.db.clock import now
from app.db.models import User, WebSession
from app.services.accounts.secrets import hash_token, new_secret

LIFETIME_S = 30 * 24 * 3600
MOST_BROWSER = 200


@dataclass(frozen=True)
class SessionView:
    """One signed-in browser, as the settings show it."""

    id: int
    browser: str | None
    created_at: datetime
    is_this: bool


def open_session(session: Session, user: User, browser: str | None = None) -> str:
    """Start a session of `user` and return the cookie's token; it ends after 30 days.

    Call it after every sign-in and close the old one: a token from before is worth nothing.
    `browser` is what the browser calls itself, shown in the list of sessions.
    """
    secret = new_secret()
    session.add(
        WebSession(
            user_id=user.id,
            token_hash=secret.token_hash,
            browser=None if browser is None else browser[:MOST_BROWSER],
            expires_at=now(LIFETIME_S),
        )
    )
    session.flush()
    return secret.token


def find_session(session: Session, token: str) -> User | None:
    """The user whose session this is, None if it ended or the user is disabled."""
    found = session.scalar(
        select(WebSession)
        .join(WebSession.user)
        .where(WebSession.token_hash == hash_token(token))
        .where(WebSession.expires_at > now(), User.disabled_at.is_(None))
    )
    return None if found is None else found.user


def close_session(session: Session, token: str) -> None:
    """End one session; an unknown token is as good as ended."""
    session.execute(delete(WebSession).where(WebSession.token_hash == hash_token(token)))


def list_sessions(session: Session, user: User, token: str) -> tuple[SessionView, ...]:
    """The browsers that are signed in, the newest first; `token` is that of the one asking."""
    rows = session.scalars(
        select(WebSession)
        .where(WebSession.user_id == user.id, WebSession.expires_at > now())
        .order_by(WebSession.id.desc())
    )
    own = hash_token(token)
    return tuple(
        SessionView(row.id, row.browser, row.created_at, row.token_hash == own) for row in rows
    )


def revoke_session(session: Session, user: User, session_id: int) -> None:
    """End one of the user's sessions; one that has ended already is as good."""
    session.execute(
        delete(WebSession).where(WebSession.id == session_id, WebSession.user_id == user.id)
    )


def close_sessions_of(session: Session, user: User) -> None:
    """End all sessions of a user."""
    session.execute(delete(WebSession).where(WebSession.user_id == user.id))


def forget_expired(session: Session) -> None:
    """Delete the sessions that have ended by themselves."""
    session.execute(delete(WebSession).where(WebSession.expires_at < now()))
