"""Signed-in browsers."""

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.db.clock import now
from app.db.models import User, WebSession
from app.services.accounts.secrets import hash_token, new_secret

LIFETIME_S = 30 * 24 * 3600


def open_session(session: Session, user: User) -> str:
    """Start a session of `user` and return the cookie's token; it ends after 30 days.

    Call it after every sign-in and close the old one: a token from before is worth nothing.
    """
    secret = new_secret()
    session.add(
        WebSession(user_id=user.id, token_hash=secret.token_hash, expires_at=now(LIFETIME_S))
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


def close_sessions_of(session: Session, user: User) -> None:
    """End all sessions of a user."""
    session.execute(delete(WebSession).where(WebSession.user_id == user.id))


def forget_expired(session: Session) -> None:
    """Delete the sessions that have ended by themselves."""
    session.execute(delete(WebSession).where(WebSession.expires_at < now()))
