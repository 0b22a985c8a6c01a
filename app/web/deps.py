"""What routes ask for: the database, the bus, and who is asking.

A route opens its sessions itself: `with database.session()` to read and
`with database.transaction()` to write, so that what it acknowledges is committed before the
response leaves. `SessionDep` does the first for routes that only read. A transaction is no
dependency on purpose: FastAPI takes another thread between a route and its dependencies' end,
and forty threads that wait for SQLite's write lock would leave none to commit.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request, Response
from fastapi.security import APIKeyCookie, HTTPBearer
from sqlalchemy.orm import Session

from app.bus import Bus
from app.db.engine import Database
from app.db.models import User
from app.errors import NotAllowed, NotSignedIn
from app.services import accounts, notices, preferences
from app.services.accounts import IN_WORDS, Right, Scope, has_right
from app.services.audit import Actor
from app.services.preferences import Choices
from app.settings import Settings
from app.web.security import uses_bearer
from app.wording import sentence

SESSION_COOKIE = "ndjudge_session"
NO_CHOICES = Choices()

_bearer = HTTPBearer(
    auto_error=False, scheme_name="token", description="An API token, made at /settings/tokens."
)
_cookie = APIKeyCookie(
    name=SESSION_COOKIE,
    auto_error=False,
    scheme_name="session",
    description="The cookie of a signed-in browser.",
)


def settings_of(request: Request) -> Settings:
    """The settings in force: those of the process, with what administrators chose instead."""
    settings: Settings = request.app.state.site.get().settings
    return settings


def database_of(request: Request) -> Database:
    """The database that `create_app` was given."""
    database: Database = request.app.state.database
    return database


def bus_of(request: Request) -> Bus:
    """The bus that `create_app` was given."""
    bus: Bus = request.app.state.bus
    return bus


SettingsDep = Annotated[Settings, Depends(settings_of)]
DatabaseDep = Annotated[Database, Depends(database_of)]
BusDep = Annotated[Bus, Depends(bus_of)]


def open_session(database: DatabaseDep) -> Iterator[Session]:
    """A reading session, closed before the response leaves."""
    with database.session() as session:
        yield session


SessionDep = Annotated[Session, Depends(open_session, scope="function")]


@dataclass(frozen=True)
class Viewer:
    """Who is asking: nobody, or a user by session cookie or by token.

    `user` belongs to no session; services take it as it is. `scopes` is None where a session
    cookie allows all that the user may do. `choices` are how the user wants the site, `unseen`
    is how many notices wait for them.
    """

    user: User | None = None
    scopes: frozenset[str] | None = None
    choices: Choices = NO_CHOICES
    unseen: int = 0

    def require(self, scope: Scope) -> User:
        """The user, if they may do what `scope` covers.

        Raises:
            NotSignedIn, NotAllowed: nobody is signed in, or not with that right.
        """
        if self.user is None:
            raise NotSignedIn(
                sentence(
                    "This needs an account. In a browser, sign in; in a "
                    "program, make a token at /settings/tokens and send the "
                    "header `Authorization: Bearer TOKEN`."
                )
            )
        if self.scopes is not None and scope not in self.scopes:
            raise NotAllowed(
                sentence(
                    "This token does not have the scope `{scope}`; make one "
                    "that has it at /settings/tokens.",
                    scope=scope,
                )
            )
        if scope is Scope.ADMIN and not self.user.is_admin:
            raise NotAllowed(sentence("Only administrators may do this."))
        return self.user

    def require_right(self, right: Right) -> User:
        """The user in their own browser, if their role gives the right.

        Raises:
            NotSignedIn, NotAllowed: nobody is signed in, by a token, or not with that right.
        """
        if self.user is None:
            raise NotSignedIn(
                sentence("Sign in: this page is for {in_words}.", in_words=IN_WORDS[right])
            )
        if self.scopes is not None:
            raise NotAllowed(
                sentence("These pages are for a signed-in browser; programs use the API.")
            )
        if not has_right(self.user, right):
            raise NotAllowed(sentence("This page is for {in_words}.", in_words=IN_WORDS[right]))
        return self.user


def authenticate(database: Database, request: Request) -> Viewer:
    """Find out who is asking, in a short session of its own.

    Raises:
        NotSignedIn: a token was sent that is not valid. A cookie that is not counts as none.
    """
    if uses_bearer(request.headers):
        return _token_viewer(database, request.headers["authorization"][len("bearer ") :].strip())
    cookie = session_token(request)
    if not cookie:
        return Viewer()
    with database.session() as session:
        user = accounts.find_session(session, cookie)
        chosen, unseen = preferences.get(session, user), notices.count_unseen(session, user)
        return Viewer(user, choices=chosen, unseen=unseen)


def _token_viewer(database: Database, token: str) -> Viewer:
    with database.session() as session:
        found = accounts.find_token(session, token)
        if found is None:
            raise NotSignedIn(
                sentence(
                    "This API token is not valid: it was revoked or mistyped."
                    " Make one at /settings/tokens."
                )
            )
        needs_touch = accounts.needs_touch(session, found)
    if needs_touch:
        with database.transaction() as session:
            accounts.touch_token(session, found.id)
    return Viewer(found.user, frozenset(found.scopes))


def viewer_of(
    request: Request,
    database: DatabaseDep,
    _token: Annotated[object, Depends(_bearer)],
    _session: Annotated[object, Depends(_cookie)],
) -> Viewer:
    """Who is asking; error pages find it in `request.state.viewer`.

    The last two parameters only tell OpenAPI how one signs in.
    """
    request.state.viewer = viewer = authenticate(database, request)
    return viewer


ViewerDep = Annotated[Viewer, Depends(viewer_of)]


def reader_of(viewer: ViewerDep) -> User:
    """The signed-in user, a guest included, who may read."""
    return viewer.require(Scope.READ)


def submitter_of(viewer: ViewerDep) -> User:
    """The signed-in user, a guest included, who may send in code and change what is theirs."""
    return viewer.require(Scope.SUBMIT)


def admin_of(viewer: ViewerDep) -> User:
    """The signed-in administrator."""
    return viewer.require(Scope.ADMIN)


ReaderDep = Annotated[User, Depends(reader_of)]
SubmitterDep = Annotated[User, Depends(submitter_of)]
AdminDep = Annotated[User, Depends(admin_of)]


def address_of(request: Request) -> str | None:
    """The client's address; behind a proxy, uvicorn has put the forwarded one there."""
    return request.client.host if request.client else None


def address_for_links(request: Request) -> str:
    """The site's address for links that leave it: as configured, else as it was asked for.

    Whoever asks can name any host, so what is mailed uses the configured address alone.
    """
    configured = settings_of(request).public_url
    return (configured or str(request.base_url)).rstrip("/")


AddressDep = Annotated[str | None, Depends(address_of)]


def admin_actor(admin: AdminDep, address: AddressDep) -> Actor:
    """The signed-in administrator, as the audit log names them."""
    return Actor.person(admin, address)


AdminActDep = Annotated[Actor, Depends(admin_actor)]


def is_secure(request: Request) -> bool:
    """Whether the browser came over HTTPS, as far as this process can know."""
    forced = settings_of(request).secure_cookies
    return request.url.scheme == "https" if forced is None else forced


def cookie_name(request: Request, name: str) -> str:
    """The name of a cookie that counts; over HTTPS one that no other host can have set."""
    return f"__Host-{name}" if is_secure(request) else name


def session_token(request: Request) -> str:
    """What the browser's session cookie holds, nothing if it has none."""
    return request.cookies.get(cookie_name(request, SESSION_COOKIE), "")


def set_session_cookie(response: Response, request: Request, token: str) -> None:
    """Sign the browser in with the token that `accounts.open_session` returned."""
    response.set_cookie(
        cookie_name(request, SESSION_COOKIE),
        token,
        max_age=accounts.LIFETIME_S,
        path="/",
        httponly=True,
        samesite="lax",
        secure=is_secure(request),
    )


def clear_session_cookie(response: Response, request: Request) -> None:
    """Sign the browser out."""
    response.delete_cookie(
        cookie_name(request, SESSION_COOKIE),
        path="/",
        httponly=True,
        samesite="lax",
        secure=is_secure(request),
    )
