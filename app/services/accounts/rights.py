"""What each role may do beyond solving problems."""

from collections.abc import Mapping
from enum import StrEnum

from app.db.models import Role, User
from app.wording import sentence


class Right(StrEnum):
    """A group of pages: prepare problems, look at learners' work, run the site."""

    PREPARE = "prepare"
    TEACH = "teach"
    ADMINISTER = "administer"


RIGHTS: Mapping[str, frozenset[Right]] = {
    Role.LEARNER: frozenset(),
    Role.AUTHOR: frozenset({Right.PREPARE}),
    Role.TEACHER: frozenset({Right.TEACH}),
    Role.ADMIN: frozenset(Right),
}
IN_WORDS: Mapping[Right, str] = {
    Right.PREPARE: sentence("authors"),
    Right.TEACH: sentence("teachers"),
    Right.ADMINISTER: sentence("administrators"),
}


def has_right(user: User | None, right: Right) -> bool:
    """Whether the user's role gives the right; a guest and a disabled user have none."""
    if user is None or user.is_guest or user.is_disabled:
        return False
    return right in RIGHTS[user.role]
