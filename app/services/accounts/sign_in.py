"""Signing up and signing in."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.db.engine import reading_beside
from app.db.models import User
from app.errors import Invalid, NotAllowed, SignInFailed
from app.services import limits as rate
from app.services.accounts import names, passwords
from app.services.accounts.guests import move_work
from app.services.accounts.sessions import close_sessions_of
from app.settings import Limits
from app.wording import sentence

FAILURE_WINDOW_S = 15 * 60
HOUR_S = 3600
FAILED = sentence("Name and password do not fit. Check both; capitals count in the password only.")


def sign_up(
    session: Session,
    name: str,
    password: str,
    guest: User | None = None,
    *,
    address: str | None = None,
    is_open: bool = True,
    limits: Limits | None = None,
) -> User:
    """Make an account; a guest keeps id and work, and its sessions end.

    Call it as the first thing in a transaction: the password is hashed before the session's
    first statement, so that nobody waits for the write lock meanwhile.

    Raises:
        Invalid: name or password break a rule. Conflict: the name is taken.
        NotAllowed: registration is closed (`is_open`). TooMany: too many from this address.
    """
    if not is_open:
        raise NotAllowed(
            sentence("This site does not take new accounts; ask its administrator for one.")
        )
    if guest is not None and not guest.is_guest:
        raise Invalid(sentence("You are signed in already; sign out to make another account."))
    clean = names.check_name(name)
    passwords.check_rules(password)
    password_hash = passwords.hash_password(password)
    _limit_sign_ups(session, address, limits or Limits())
    names.require_free(session, clean)
    user = _attach(session, guest) or User()
    user.name, user.name_key, user.password_hash = clean, names.name_key(clean), password_hash
    session.add(user)
    session.flush()
    close_sessions_of(session, user)
    return user


def sign_in(
    session: Session,
    name: str,
    password: str,
    address: str | None,
    guest: User | None = None,
    *,
    limits: Limits | None = None,
) -> User:
    """The user whom name and password identify; a guest's work is moved to them.

    Call it as the first thing in a transaction, as `sign_up`.

    Raises:
        SignInFailed: no such user, wrong password or disabled; the three look the same.
        TooMany: too many failures lately from this address or for this name.
    """
    budget = _FailureBudget(limits or Limits(), names.name_key(name), address)
    with reading_beside(session) as reader:
        budget.require_room(reader)
        known = names.find_user(reader, name)
    fits = passwords.fits(password, known.password_hash if known else None)
    # Checked once more: failures that ran beside this one must not disclose its outcome.
    budget.require_room(session)
    user = session.get(User, known.id) if known and fits else None
    if user is None or user.is_disabled:
        budget.record_failure(session)
        raise SignInFailed(FAILED)
    guest = _attach(session, guest)
    if guest is not None and guest.is_guest:
        move_work(session, guest, user)
    return user


def change_password(session: Session, user: User, old: str, new: str) -> None:
    """Give `user` a new password and end all their sessions.

    Raises:
        SignInFailed: `old` is not the password. Invalid: the new one breaks a rule.
    """
    passwords.check_rules(new)
    if not passwords.fits(old, user.password_hash):
        raise SignInFailed(sentence("The present password is not right."))
    password_hash = passwords.hash_password(new)
    stored = session.get_one(User, user.id)
    stored.password_hash = password_hash
    close_sessions_of(session, stored)


def _attach(session: Session, user: User | None) -> User | None:
    """The same user as an object of this session; the caller's may come from another."""
    return None if user is None else session.get(User, user.id)


def _limit_sign_ups(session: Session, address: str | None, limits: Limits) -> None:
    if address is None:
        return
    allowed = limits.sign_ups_per_hour
    subject, what = (
        rate.address_subject(address),
        sentence("{count} new accounts an hour", count=allowed),
    )
    rate.spend(session, rate.Allowance("sign-up", subject, allowed, HOUR_S, what))


@dataclass(frozen=True)
class _FailureBudget:
    """Failures count against the address, and more loosely against the name: a stranger who
    guesses from many addresses is slowed, but one address cannot lock an account."""

    limits: Limits
    name: str
    address: str | None

    @property
    def _allowances(self) -> list[rate.Allowance]:
        allowed = self.limits.sign_in_failures
        subjects = [(f"name:{self.name}", allowed * self.limits.address_factor)]
        if self.address is not None:
            subjects.append((rate.address_subject(self.address), allowed))
        return [
            rate.Allowance(
                "sign-in",
                subject,
                most,
                FAILURE_WINDOW_S,
                sentence("{count} failed sign-ins in 15 minutes", count=most),
            )
            for subject, most in subjects
        ]

    def require_room(self, session: Session) -> None:
        rate.require_room(session, *self._allowances)

    def record_failure(self, session: Session) -> None:
        rate.record(session, *self._allowances)
