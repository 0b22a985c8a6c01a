"""One-time links with which a user who forgot the password chooses a new one.

The link holds a random token of 256 bits; the database holds its hash, as with sessions. A
signature over the user's name would need a key to keep, could not be revoked, and would be no
harder to guess.
"""

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.db.clock import now
from app.db.models import PasswordReset, User
from app.errors import Invalid, NotFound, TooMany
from app.services import limits as rate
from app.services.accounts import names, passwords
from app.services.accounts.secrets import hash_token, new_secret
from app.services.accounts.sessions import close_sessions_of
from app.wording import sentence

LIFETIME_S = 3600
HOUR_S = 3600
PER_ADDRESS, PER_USER = 20, 3
USED_UP = sentence(
    "This link is not valid: it was used, is older than an hour, or a newer one was made. "
    "Ask for another at /forgotten."
)


def make_reset(session: Session, user: User) -> str:
    """A new token for a link; earlier ones of this user are worth nothing from now on.

    Raises:
        Invalid: a guest has no password.
    """
    if user.is_guest:
        raise Invalid(
            sentence("{name} is a guest; guests sign up to get a password.", name=user.name)
        )
    secret = new_secret()
    session.execute(delete(PasswordReset).where(PasswordReset.user_id == user.id))
    session.add(
        PasswordReset(user_id=user.id, token_hash=secret.token_hash, expires_at=now(LIFETIME_S))
    )
    session.flush()
    return secret.token


def ask_reset(session: Session, name_or_email: str, address: str | None) -> tuple[User, str] | None:
    """The user and a new token, where that name or address has a mailbox that we know.

    The caller answers the same whatever this returns: nobody learns who has an account.

    Raises:
        TooMany: too many questions from this address.
    """
    if address is not None:
        subject = rate.address_subject(address)
        what = sentence("{count} links an hour", count=PER_ADDRESS)
        rate.spend(session, rate.Allowance("reset", subject, PER_ADDRESS, HOUR_S, what))
    user = _find(session, name_or_email.replace("\0", "").strip())
    if user is None or user.email is None or user.is_disabled or user.is_guest:
        return None
    subject = rate.user_subject(user.id)
    own = rate.Allowance(
        "reset", subject, PER_USER, HOUR_S, sentence("{count} links an hour", count=PER_USER)
    )
    try:
        rate.spend(session, own)
    except TooMany:
        # A refusal would tell that the account exists, and has asked.
        return None
    return user, make_reset(session, user)


def is_reset(session: Session, token: str) -> bool:
    """Whether `use_reset` would take this token now."""
    return _user_of(session, token) is not None


def use_reset(session: Session, token: str, password: str) -> User:
    """Give the user of the link a new password; link, other links and sessions end.

    Call it as the first thing in a transaction, as `sign_up`.

    Raises:
        NotFound: the link is not valid (any more). Invalid: the password breaks a rule.
    """
    passwords.check_rules(password)
    password_hash = passwords.hash_password(password)
    user = _user_of(session, token)
    if user is None:
        raise NotFound(USED_UP)
    # The same link twice at once: only one finds its row to delete.
    used = delete(PasswordReset).where(PasswordReset.token_hash == hash_token(token))
    if session.scalar(used.returning(PasswordReset.id)) is None:
        raise NotFound(USED_UP)
    session.execute(delete(PasswordReset).where(PasswordReset.user_id == user.id))
    user.password_hash = password_hash
    close_sessions_of(session, user)
    session.flush()
    return user


def forget_expired_resets(session: Session) -> None:
    """Delete the links that nobody used in time."""
    session.execute(delete(PasswordReset).where(PasswordReset.expires_at < now()))


def _user_of(session: Session, token: str) -> User | None:
    return session.scalar(
        select(User)
        .join(PasswordReset, PasswordReset.user_id == User.id)
        .where(PasswordReset.token_hash == hash_token(token), PasswordReset.expires_at > now())
        .where(User.disabled_at.is_(None))
    )


def _find(session: Session, name_or_email: str) -> User | None:
    if "@" not in name_or_email:
        return names.find_user(session, name_or_email)
    found = session.scalars(select(User).where(User.email == name_or_email.lower()).limit(2)).all()
    return found[0] if len(found) == 1 else None
