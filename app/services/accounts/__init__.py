"""Users: guests, accounts, sessions, tokens, roles."""

from app.services.accounts.emails import set_email
from app.services.accounts.guests import create_guest, forget_lost_guests
from app.services.accounts.outside import Identity, sign_in_outside
from app.services.accounts.resets import (
    ask_reset,
    forget_expired_resets,
    is_reset,
    make_reset,
    use_reset,
)
from app.services.accounts.rights import IN_WORDS, Right, has_right
from app.services.accounts.roster import (
    add_user,
    disable,
    get_user,
    is_setup_link,
    keep_one_admin,
    list_users,
    set_password,
    set_role,
    setup_link,
    use_setup_link,
)
from app.services.accounts.sessions import (
    LIFETIME_S,
    SessionView,
    close_session,
    close_sessions_of,
    find_session,
    forget_expired,
    list_sessions,
    open_session,
    revoke_session,
)
from app.services.accounts.sign_in import change_password, sign_in, sign_up
from app.services.accounts.tokens import (
    Scope,
    create_token,
    find_token,
    list_tokens,
    needs_touch,
    revoke_token,
    touch_token,
)
from app.services.accounts.work import hold_work

__all__ = [
    "IN_WORDS",
    "LIFETIME_S",
    "Identity",
    "Right",
    "Scope",
    "SessionView",
    "add_user",
    "ask_reset",
    "change_password",
    "close_session",
    "close_sessions_of",
    "create_guest",
    "create_token",
    "disable",
    "find_session",
    "find_token",
    "forget_expired",
    "forget_expired_resets",
    "forget_lost_guests",
    "get_user",
    "has_right",
    "hold_work",
    "is_reset",
    "is_setup_link",
    "keep_one_admin",
    "list_sessions",
    "list_tokens",
    "list_users",
    "make_reset",
    "needs_touch",
    "open_session",
    "revoke_session",
    "revoke_token",
    "set_email",
    "set_password",
    "set_role",
    "setup_link",
    "sign_in",
    "sign_in_outside",
    "sign_up",
    "touch_token",
    "use_reset",
    "use_setup_link",
]
