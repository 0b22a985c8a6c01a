"""What a user may be called."""

import re
import unicodedata

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.db.models import User
from app.db.turns import take_turns
from app.errors import Conflict, Invalid
from app.wording import sentence

GUEST_PREFIX = "guest-"
_ALLOWED = re.compile(r"[\w.-]{2,32}")
_RESERVED = frozenset({"admin", "administrator", "root", "system", "ndjudge", "me", "api"})


def check_name(name: str, may_be_reserved: bool = False) -> str:
    """The name in its stored form.

    Raises:
        Invalid: the name breaks a rule; the message says which.
    """
    clean = unicodedata.normalize("NFKC", name).strip()
    if not _ALLOWED.fullmatch(clean):
        raise Invalid(
            sentence(
                "A name has 2 to 32 letters, digits, dots, dashes or underscores, without spaces."
            ),
            "name",
        )
    key = name_key(clean)
    if key.startswith(GUEST_PREFIX) or (key in _RESERVED and not may_be_reserved):
        raise Invalid(
            sentence("The name {name!r} is reserved; choose another.", name=clean),
            "name",
        )
    return clean


def name_key(name: str) -> str:
    """The form in which names are compared; what no database can store becomes "?"."""
    storable = name.encode("utf-8", "replace").decode().replace("\0", "?")
    return unicodedata.normalize("NFKC", storable).strip().casefold()[:64]


def find_user(session: Session, name: str) -> User | None:
    """The user of that name, None if there is none."""
    return session.scalar(select(User).where(User.name_key == name_key(name)))


def require_free(session: Session, name: str) -> None:
    """Raise `Conflict` if somebody has this name."""
    take_turns(session, f"name {name_key(name)}")
    if find_user(session, name) is not None:
        raise Conflict(sentence("The name {name!r} is taken; choose another.", name=name))
