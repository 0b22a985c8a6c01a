"""Who may open the pages of authors, teachers and administrators."""

from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Depends, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from app.db.models import User
from app.errors import NotAllowed, NotSignedIn
from app.services.accounts import Right, has_right
from app.services.audit import Actor
from app.web.deps import AddressDep, ViewerDep
from app.web.templating import render

TABS = (
    ("/admin", "Dashboard", Right.ADMINISTER),
    ("/admin/problems", "Problems", Right.PREPARE),
    ("/admin/reports", "Reports", Right.PREPARE),
    ("/admin/learners", "Learners", Right.TEACH),
    ("/admin/users", "Users", Right.ADMINISTER),
    ("/admin/settings", "Settings", Right.ADMINISTER),
    ("/admin/log", "Log", Right.ADMINISTER),
)


@dataclass(frozen=True)
class Staff:
    """Somebody whose role opens a page, and how the audit log names them."""

    user: User
    actor: Actor


def author_of(viewer: ViewerDep, address: AddressDep) -> Staff:
    """An author or administrator in a signed-in browser."""
    return _staff(viewer.require_right(Right.PREPARE), address)


def teacher_of(viewer: ViewerDep, address: AddressDep) -> Staff:
    """A teacher or administrator in a signed-in browser."""
    return _staff(viewer.require_right(Right.TEACH), address)


def administrator_of(viewer: ViewerDep, address: AddressDep) -> Staff:
    """An administrator in a signed-in browser."""
    return _staff(viewer.require_right(Right.ADMINISTER), address)


def require_staff(viewer: ViewerDep) -> User:
    """Anybody with a right at all; every page of this package asks for it, forgotten or not.

    Raises:
        NotSignedIn, NotAllowed: nobody is signed in, by a token, or a learner.
    """
    if viewer.user is None:
        raise NotSignedIn("Sign in: these pages are for authors, teachers and administrators.")
    if viewer.scopes is not None or not any(has_right(viewer.user, right) for right in Right):
        raise NotAllowed("These pages are for authors, teachers and administrators.")
    return viewer.user


AuthorDep = Annotated[Staff, Depends(author_of)]
TeacherDep = Annotated[Staff, Depends(teacher_of)]
AdministratorDep = Annotated[Staff, Depends(administrator_of)]
StaffDep = Annotated[User, Depends(require_staff)]


def page(request: Request, template: str, user: User, **values: Any) -> HTMLResponse:
    """Fill a template of this package, with the tabs that the user may open."""
    tabs = [(href, title) for href, title, right in TABS if has_right(user, right)]
    is_admin = has_right(user, Right.ADMINISTER)
    return render(request, f"admin/{template}", tabs=tabs, is_administrator=is_admin, **values)


def back_to(path: str) -> RedirectResponse:
    """Where a form leads when it was carried out."""
    return RedirectResponse(path, 303)


def _staff(user: User, address: str | None) -> Staff:
    return Staff(user, Actor.person(user, address))
