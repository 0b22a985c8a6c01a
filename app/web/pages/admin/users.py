"""Users: search, roles, new passwords, locking out."""

from typing import Annotated

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import HTMLResponse, Response

from app.db.models import Role
from app.errors import Invalid
from app.services import accounts, audit, preferences
from app.web.deps import DatabaseDep, SessionDep, address_for_links
from app.web.pages.admin.access import AdministratorDep, back_to, page

router = APIRouter(prefix="/users")

PAGE_LENGTH = 50
ACTS = ("disable", "enable", "sign-out", "hide")

Text = Annotated[str, Form(max_length=2000)]
Short = Annotated[str, Query(max_length=100)]


@router.get("")
def users_page(
    request: Request,
    session: SessionDep,
    staff: AdministratorDep,
    q: Short = "",
    role: Short = "",
    after: Annotated[int, Query(ge=0, lt=2**62)] = 0,
) -> HTMLResponse:
    """The accounts in the order of their making."""
    text = q.replace("\0", "").strip()
    chosen = role if role in set(Role) else ""
    found = accounts.list_users(
        session, text, role=chosen or None, limit=PAGE_LENGTH + 1, after_id=after
    )
    shown = found[:PAGE_LENGTH]
    return page(
        request,
        "users.html",
        staff.user,
        users=shown,
        q=text,
        role=chosen,
        roles=list(Role),
        following=shown[-1].id if len(found) > PAGE_LENGTH else None,
    )


@router.post("")
def add_user(
    staff: AdministratorDep,
    database: DatabaseDep,
    name: Text = "",
    password: Text = "",
    role: Text = Role.LEARNER,
) -> Response:
    """Make an account, also where registration is closed."""
    with database.transaction() as session:
        made = accounts.add_user(session, name, password, role)
        audit.note(session, staff.actor, "user.add", made.name, role=made.role)
    return back_to(f"/admin/users/{made.name}")


@router.get("/{name}")
def user_page(
    request: Request, session: SessionDep, staff: AdministratorDep, name: str
) -> HTMLResponse:
    """One account, and what can be done about it."""
    user = accounts.get_user(session, name)
    return page(request, "user.html", staff.user, about=user, roles=list(Role), link=None)


@router.post("/{name}/role")
def set_role(
    name: str, staff: AdministratorDep, database: DatabaseDep, role: Text = ""
) -> Response:
    """Give another role; the user signs in again."""
    with database.transaction() as session:
        user = accounts.set_role(session, name, role)
        audit.note(session, staff.actor, "user.role", user.name, role=user.role)
    return back_to(f"/admin/users/{user.name}")


@router.post("/{name}/reset-link")
def make_reset_link(
    request: Request, name: str, staff: AdministratorDep, database: DatabaseDep
) -> HTMLResponse:
    """Make a link with which the user chooses a new password; shown this once."""
    with database.transaction() as session:
        user = accounts.get_user(session, name)
        token = accounts.make_reset(session, user)
        audit.note(session, staff.actor, "user.reset-link", user.name)
    link = f"{address_for_links(request)}/reset/{token}"
    return page(request, "user.html", staff.user, about=user, roles=list(Role), link=link)


@router.post("/{name}/{act}")
def change_user(name: str, act: str, staff: AdministratorDep, database: DatabaseDep) -> Response:
    """Lock out, let in, end all sessions, or take the public profile down."""
    if act not in ACTS:
        raise Invalid(f"What can be done to a user: {', '.join(ACTS)}.")
    with database.transaction() as session:
        user = accounts.get_user(session, name)
        match act:
            case "sign-out":
                accounts.close_sessions_of(session, user)
            case "hide":
                preferences.change(session, user, is_public=False)
            case _:
                accounts.disable(session, name, disabled=act == "disable")
        audit.note(session, staff.actor, f"user.{act}", user.name)
    return back_to(f"/admin/users/{user.name}")
