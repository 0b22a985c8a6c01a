"""Random tokens; only their SHA-256 is stored. They have 256 random bits: no slow hash needed."""

import hashlib
import secrets
from dataclasses import dataclass


@dataclass(frozen=True)
class Secret:
    """A token as its owner gets it, once, and as the database keeps it."""

    token: str
    token_hash: bytes

    def __repr__(self) -> str:
        return "Secret(…)"


def new_secret(prefix: str = "") -> Secret:
    """A new token beginning with `prefix`."""
    token = prefix + secrets.token_urlsafe(32)
    return Secret(token, hash_token(token))


def hash_token(token: str) -> bytes:
    """What the database knows of a token."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).digest()
