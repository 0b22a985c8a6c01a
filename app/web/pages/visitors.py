"""A visitor becomes a guest with the first thing that must be kept."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request, Response
from sqlalchemy.orm import Session

from app.db.models import User
from app.errors import NotSignedIn
from app.services import accounts
from app.services.accounts import Scope
from app.web.deps import Viewer, ViewerDep, address_of, set_session_cookie, settings_of
from app.wording import sentence


@dataclass(frozen=True)
class Visitor:
    """The user who acts; `new_token` is the session of a guest that this request started."""

    user: User
    new_token: str | None = None

    def remember(self, request: Request, response: Response) -> Response:
        """Give the browser of a new guest its cookie."""
        if self.new_token is not None:
            set_session_cookie(response, request, self.new_token)
        return response


def admit(session: Session, request: Request, viewer: Viewer) -> Visitor:
    """The signed-in user, or a guest started now.

    Raises:
        NotAllowed: a token without the right scope. TooMany: too many guests from here.
    """
    if viewer.user is not None:
        return Visitor(viewer.require(Scope.SUBMIT))
    guest = accounts.create_guest(session, address_of(request), settings_of(request).limits)
    browser = request.headers.get("user-agent")
    return Visitor(guest, accounts.open_session(session, guest, browser))


def known(viewer: ViewerDep) -> User:
    """The user of this browser, a guest included.

    Raises:
        NotSignedIn: nobody has done anything here yet.
    """
    if viewer.user is None:
        raise NotSignedIn(
            sentence(
                "This page shows your own work. Sign in, or begin with a "
                "problem: what a guest does is kept in this browser."
            )
        )
    return viewer.require(Scope.READ)


KnownDep = Annotated[User, Depends(known)]


def local_path(target: str) -> str:
    """`target` if it is a path of this site, else the list of problems."""
    is_local = target.startswith("/") and not target.startswith(("//", "/\\"))
    return target if is_local and target.isprintable() else "/problems"
