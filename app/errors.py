"""What is wrong with a request, in words for the person who made it.

Services raise these; the web answers with problem details or an error page, the command line
with exit code 2. A verdict is never one of them, and neither is a fault of ours.
"""


class UserError(Exception):
    """A request that cannot be served; `detail` says what happened and what to do.

    `keeps_changes` is True where the refusal itself must be remembered (a failed sign-in
    counts against its address): `Database.transaction` then commits before it passes it on.
    """

    keeps_changes = False

    def __init__(self, detail: str) -> None:
        self.detail = detail
        super().__init__(detail)


class NotFound(UserError):
    """There is no such thing, or it is not for this user to see: the two look the same."""


class Invalid(UserError):
    """A value that cannot be used; `field` names it where one field is to blame."""

    def __init__(self, detail: str, field: str | None = None) -> None:
        self.field = field
        super().__init__(detail)


class Conflict(UserError):
    """The request is in order but the present state does not allow it."""


class NotSignedIn(UserError):
    """The request needs an account, a session or a token."""


class SignInFailed(NotSignedIn):
    """Name and password do not fit; never says which of them."""

    keeps_changes = True


class NotAllowed(UserError):
    """The user is known but may not do this."""


class TooMany(UserError):
    """A limit was reached; the same request will work after `retry_after_s` seconds."""

    def __init__(self, detail: str, retry_after_s: int) -> None:
        self.retry_after_s = retry_after_s
        super().__init__(detail)


class TooLarge(UserError):
    """What was sent is larger than allowed."""


class Unavailable(UserError):
    """Something this request needs does not work now; the detail says what helps."""


class Busy(Unavailable):
    """The site has more to do than it can promise; try again after `retry_after_s` seconds."""

    def __init__(self, detail: str, retry_after_s: int) -> None:
        self.retry_after_s = retry_after_s
        super().__init__(detail)
