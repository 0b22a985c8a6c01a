"""API tokens: what a script shows instead of a password."""

from collections.abc import Collection
from datetime import timedelta
from enum import StrEnum

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from app.db.clock import now, read_clock
from app.db.models import ApiToken, User
from app.errors import Conflict, Invalid, NotAllowed, NotFound
from app.services.accounts.secrets import hash_token, new_secret
from app.wording import sentence

PREFIX = "ndj_"
SHOWN_LENGTH = 12
MAX_TOKENS = 50
TOUCH_EVERY = timedelta(minutes=1)


class Scope(StrEnum):
    """What a token may do: read everything of its user, send in code, administer."""

    READ = "read"
    SUBMIT = "submit"
    ADMIN = "admin"


def create_token(
    session: Session,
    user: User,
    name: str,
    scopes: Collection[str] = (Scope.READ, Scope.SUBMIT),
) -> tuple[ApiToken, str]:
    """Make a token; the text returned beside the row is shown once and never again.

    Raises:
        Invalid: no name, or an unknown scope. NotAllowed: a guest, or the scope `admin`
            without that role. Conflict: too many tokens.
    """
    _check_token(user, name, scopes)
    count = session.scalar(select(func.count()).where(ApiToken.user_id == user.id))
    if count is not None and count >= MAX_TOKENS:
        raise Conflict(
            sentence(
                "You have {max_tokens} tokens; revoke one that you no longer use.",
                max_tokens=MAX_TOKENS,
            )
        )
    secret = new_secret(PREFIX)
    token = ApiToken(
        user_id=user.id,
        name=name.strip(),
        prefix=secret.token[:SHOWN_LENGTH],
        token_hash=secret.token_hash,
        scopes=sorted(set(scopes)),
    )
    session.add(token)
    session.flush()
    return token, secret.token


def find_token(session: Session, token: str) -> ApiToken | None:
    """The token with its user, None if it was revoked or the user is disabled."""
    return session.scalar(
        select(ApiToken)
        .join(ApiToken.user)
        .where(ApiToken.token_hash == hash_token(token), User.disabled_at.is_(None))
    )


def needs_touch(session: Session, token: ApiToken) -> bool:
    """Whether the time of last use is old enough to be written again."""
    last = token.last_used_at
    return last is None or read_clock(session) - last > TOUCH_EVERY


def touch_token(session: Session, token_id: int) -> None:
    """Remember that the token was used now."""
    session.execute(update(ApiToken).where(ApiToken.id == token_id).values(last_used_at=now()))


def list_tokens(session: Session, user: User) -> list[ApiToken]:
    """The user's tokens, newest first."""
    found = select(ApiToken).where(ApiToken.user_id == user.id).order_by(ApiToken.id.desc())
    return list(session.scalars(found))


def revoke_token(session: Session, user: User, token_id: int) -> None:
    """Delete a token of this user.

    Raises:
        NotFound: the user has no such token.
    """
    token = session.get(ApiToken, token_id)
    if token is None or token.user_id != user.id:
        raise NotFound(sentence("You have no token {token_id}.", token_id=token_id))
    session.delete(token)
    session.flush()


def _check_token(user: User, name: str, scopes: Collection[str]) -> None:
    if user.is_guest:
        raise NotAllowed(sentence("A guest has no tokens: sign up first, your work is kept."))
    if not (1 <= len(name.strip()) <= 100 and name.isprintable()):
        raise Invalid(sentence("Give the token a name of 1 to 100 printable characters."), "name")
    unknown = sorted(set(scopes) - {str(scope) for scope in Scope})
    if unknown or not scopes:
        raise Invalid(
            sentence(
                "Scopes are read, submit and admin; got {unknown}.",
                unknown=", ".join(unknown) or "none",
            ),
            "scopes",
        )
    if Scope.ADMIN in scopes and not user.is_admin:
        raise NotAllowed(sentence("Only administrators can make a token with the scope admin."))
