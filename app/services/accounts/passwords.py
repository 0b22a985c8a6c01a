"""Passwords, hashed with Argon2id. A hash takes about 0.1 s and 64 MiB, hence the semaphore."""

import threading
from functools import cache

from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

from app.errors import Invalid
from app.wording import sentence

MIN_LENGTH = 8
MAX_LENGTH = 1000

_hasher = PasswordHash((Argon2Hasher(),))
_at_once = threading.BoundedSemaphore(2)


def check_rules(password: str) -> None:
    """Raise `Invalid` for a password that is too short or absurdly long."""
    if len(password) < MIN_LENGTH:
        raise Invalid(
            sentence(
                "The password has {length} characters; take at least "
                "{min_length}, a few words for example.",
                length=len(password),
                min_length=MIN_LENGTH,
            ),
            "password",
        )
    if len(password) > MAX_LENGTH:
        raise Invalid(
            sentence("The password is longer than {max_length} characters.", max_length=MAX_LENGTH),
            "password",
        )


def hash_password(password: str) -> str:
    """The Argon2id hash with its salt and parameters."""
    with _at_once:
        return _hasher.hash(password)


def fits(password: str, password_hash: str | None) -> bool:
    """Whether the password belongs to the hash.

    Without a hash the answer is no, after the same time: nobody can tell by the clock
    whether an account exists.
    """
    if len(password) > MAX_LENGTH:
        return False
    with _at_once:
        return _hasher.verify(password, password_hash or _decoy()) and password_hash is not None


@cache
def _decoy() -> str:
    return _hasher.hash("no account has this password")
