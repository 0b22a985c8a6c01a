"""The users of a site as its administrator sees them, and the first administrator."""

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from app.db.clock import now, read_clock
from app.db.models import Role, SetupLink, User
from app.db.turns import take_turns
from app.errors import Conflict, Invalid, NotFound
from app.services.accounts import names, passwords
from app.services.accounts.secrets import hash_token, new_secret
from app.services.accounts.sessions import close_sessions_of
from app.wording import sentence

SETUP_LIFETIME_S = 24 * 3600
ADMINISTRATORS = "administrators"
LINK_USED_UP = sentence(
    "This set-up link is not valid: it was used, is older than a day, or a newer one was made. "
    "Restart the server for a new one, or use `ndjudge user add NAME --role admin`."
)


def setup_link(session: Session) -> str | None:
    """A new one-time token that makes the first administrator; None if there is one already.

    It ends after a day or when the next one is made.
    """
    if _count_admins(session):
        return None
    secret = new_secret()
    session.execute(delete(SetupLink))
    session.add(SetupLink(token_hash=secret.token_hash, expires_at=now(SETUP_LIFETIME_S)))
    session.flush()
    return secret.token


def use_setup_link(session: Session, token: str, name: str, password: str) -> User:
    """Make the first administrator and use the link up.

    Raises:
        NotFound: the link is not valid (any more). Invalid, Conflict: as `add_user`.
    """
    clean = names.check_name(name, may_be_reserved=True)
    passwords.check_rules(password)
    password_hash = passwords.hash_password(password)
    take_turns(session, ADMINISTRATORS)
    link = session.scalar(
        select(SetupLink).where(
            SetupLink.token_hash == hash_token(token), SetupLink.expires_at > now()
        )
    )
    if link is None or _count_admins(session):
        raise NotFound(LINK_USED_UP)
    session.execute(delete(SetupLink))
    return _add(session, clean, password_hash, Role.ADMIN)


def is_setup_link(session: Session, token: str) -> bool:
    """Whether `use_setup_link` would take this token now."""
    hashed = hash_token(token)
    found = select(SetupLink.id).where(SetupLink.token_hash == hashed, SetupLink.expires_at > now())
    return session.scalar(found) is not None and not _count_admins(session)


def add_user(session: Session, name: str, password: str, role: str = Role.LEARNER) -> User:
    """Make an account.

    Raises:
        Invalid: name, password or role break a rule. Conflict: the name is taken.
    """
    clean = names.check_name(name, may_be_reserved=True)
    checked = _check_role(role)
    passwords.check_rules(password)
    return _add(session, clean, passwords.hash_password(password), checked)


def list_users(
    session: Session,
    text: str = "",
    *,
    role: str | None = None,
    guests: bool = False,
    limit: int = 100,
    after_id: int = 0,
) -> list[User]:
    """Users in the order of their ids, those whose name contains `text`."""
    query = select(User).where(User.id > after_id)
    if role is not None:
        query = query.where(User.role == role)
    if text:
        query = query.where(User.name_key.contains(names.name_key(text), autoescape=True))
    if not guests:
        query = query.where(User.password_hash.is_not(None))
    return list(session.scalars(query.order_by(User.id).limit(limit)))


def get_user(session: Session, name: str) -> User:
    """The user of that name, or `NotFound`."""
    user = names.find_user(session, name)
    if user is None:
        raise NotFound(f"There is no user {name!r}; `ndjudge user list` shows all.")
    return user


def set_role(session: Session, name: str, role: str) -> User:
    """Give a user another role; their sessions end, since one began with other rights.

    Raises:
        NotFound, Invalid: unknown user or role. Conflict: it is the last administrator.
    """
    checked = _check_role(role)
    user = get_user(session, name)
    if user.is_guest:
        raise Invalid(f"{user.name} is a guest; only accounts have roles.")
    if checked is not Role.ADMIN:
        keep_one_admin(session, user)
    if user.role != checked:
        close_sessions_of(session, user)
    user.role = checked
    session.flush()
    return user


def set_password(session: Session, name: str, password: str) -> User:
    """Give a user a new password and end their sessions."""
    passwords.check_rules(password)
    password_hash = passwords.hash_password(password)
    user = get_user(session, name)
    if user.is_guest:
        raise Invalid(f"{user.name} is a guest; guests sign up to get a password.")
    user.password_hash = password_hash
    close_sessions_of(session, user)
    session.flush()
    return user


def disable(session: Session, name: str, disabled: bool = True) -> User:
    """Lock a user out (sessions end, tokens stop working), or let them in again."""
    user = get_user(session, name)
    if disabled:
        keep_one_admin(session, user)
        close_sessions_of(session, user)
    user.disabled_at = read_clock(session) if disabled else None
    session.flush()
    return user


def _add(session: Session, name: str, password_hash: str, role: Role) -> User:
    names.require_free(session, name)
    user = User(name=name, name_key=names.name_key(name), password_hash=password_hash, role=role)
    session.add(user)
    session.flush()
    return user


def _check_role(role: str) -> Role:
    try:
        return Role(role)
    except ValueError as error:
        raise Invalid(f"{role!r} is no role; take {', '.join(Role)}.", "role") from error


def _count_admins(session: Session) -> int:
    admins = select(func.count()).where(User.role == Role.ADMIN, User.disabled_at.is_(None))
    return session.scalar(admins) or 0


def keep_one_admin(session: Session, user: User) -> None:
    """Refuse what would leave the site without an administrator (Conflict)."""
    if not user.is_admin or user.is_disabled:
        return
    # Two who leave at the same time would each still count the other.
    take_turns(session, ADMINISTRATORS)
    if _count_admins(session) == 1:
        raise Conflict(
            f"{user.name} is the only administrator; make another one first: "
            "`ndjudge user role NAME admin`."
        )
