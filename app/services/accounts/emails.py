"""The address to which links for a new password go."""

import re

from sqlalchemy.orm import Session

from app.db.models import User
from app.errors import Invalid, SignInFailed
from app.services.accounts import passwords
from app.wording import sentence

# What a mail server takes is for it to say; this keeps out what could be more than one address.
_ADDRESS = re.compile(r"[^\s@<>,;:\"\\()\[\]]+@[^\s@<>,;:\"\\()\[\]]+\.[^\s@<>,;:\"\\()\[\]]+")
MOST_CHARACTERS = 254


def checked_email(text: str) -> str | None:
    """The address in small letters, None where there is none.

    Raises:
        Invalid: this is no address.
    """
    clean = text.replace("\0", "").strip().lower()
    if not clean:
        return None
    if len(clean) > MOST_CHARACTERS or not clean.isprintable() or not _ADDRESS.fullmatch(clean):
        raise Invalid(sentence("This is no mail address; write it as in ada@example.org."), "email")
    return clean


def set_email(session: Session, user: User, email: str, password: str) -> None:
    """Keep another address for `user`, or none.

    Raises:
        SignInFailed: `password` is not theirs. Invalid: this is no address.
    """
    clean = checked_email(email)
    if not passwords.fits(password, user.password_hash):
        raise SignInFailed(sentence("The present password is not right."))
    session.get_one(User, user.id).email = clean
    session.flush()
