"""Accounts of people who signed in elsewhere: at an OpenID provider or at GitHub."""

import re
import secrets
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.db.engine import reading_beside
from app.db.models import OutsideIdentity, User
from app.errors import Invalid, NotAllowed, SignInFailed
from app.services.accounts import names, passwords
from app.services.accounts.emails import checked_email
from app.services.accounts.guests import move_work
from app.services.accounts.sessions import close_sessions_of
from app.wording import sentence

LONGEST_NAME = 28
CLOSED = sentence(
    "Nobody here has this account, and the site takes no new ones; ask its administrator, or "
    "sign in with your password and try again to join the two."
)


@dataclass(frozen=True)
class Identity:
    """Who somebody is elsewhere.

    `subject` is the provider's unchanging name of them; `name` what they may be called here;
    `email` only where the provider has checked it.
    """

    provider: str
    subject: str
    name: str
    email: str | None = None


def sign_in_outside(
    session: Session, identity: Identity, present: User | None = None, *, is_open: bool = True
) -> User:
    """The user of an identity; a new one where there is none.

    Who is signed in here already joins the identity to that account; a guest keeps the work. An
    account is never found by its mail address: whoever controls one elsewhere must not get it.
    Call it as the first thing in a transaction: what is hashed is hashed before.

    Raises:
        SignInFailed: the user is locked out. NotAllowed: a new account is needed and
            registration is closed.
    """
    with reading_beside(session) as reader:
        is_known = _find(reader, identity) is not None
    hashed = None if is_known else passwords.hash_password(secrets.token_urlsafe(32))
    present = None if present is None else session.get(User, present.id)
    user = _find(session, identity)
    if user is not None:
        if user.is_disabled:
            raise SignInFailed(
                sentence("This account is locked; ask the administrator of the site.")
            )
        if present is not None and present.is_guest:
            move_work(session, present, user)
        return user
    if present is not None and not present.is_guest:
        return _join(session, present, identity)
    if not is_open or hashed is None:
        raise NotAllowed(CLOSED)
    return _join(session, _new(session, identity, present, hashed), identity)


def _find(session: Session, identity: Identity) -> User | None:
    return session.scalar(
        select(User)
        .join(OutsideIdentity, OutsideIdentity.user_id == User.id)
        .where(OutsideIdentity.provider == identity.provider)
        .where(OutsideIdentity.subject == identity.subject)
    )


def _join(session: Session, user: User, identity: Identity) -> User:
    session.add(
        OutsideIdentity(user_id=user.id, provider=identity.provider, subject=identity.subject)
    )
    session.flush()
    return user


def _new(session: Session, identity: Identity, guest: User | None, password_hash: str) -> User:
    """An account with a password that nobody knows: a reset link gives it one."""
    user = guest or User()
    user.name = _free_name(session, identity.name)
    user.name_key, user.password_hash = names.name_key(user.name), password_hash
    try:
        user.email = checked_email(identity.email or "")
    except Invalid:
        user.email = None
    session.add(user)
    session.flush()
    close_sessions_of(session, user)
    return user


def _free_name(session: Session, wanted: str) -> str:
    """The name elsewhere if it is free here, else with the first number that makes it so."""
    stem = re.sub(r"[^\w.-]+", "-", wanted).strip("-.")[:LONGEST_NAME]
    try:
        stem = names.check_name(stem)
    except Invalid:
        stem = "learner"
    for candidate in (stem, *(f"{stem}-{number}" for number in range(2, 100))):
        if names.find_user(session, candidate) is None:
            names.require_free(session, candidate)
            return candidate
    return f"{stem[:20]}-{secrets.token_hex(4)}"
