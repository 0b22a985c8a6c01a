"""Guests, accounts, sessions, tokens, roles."""

import pytest
from sqlalchemy import select, update

from app.db.clock import now
from app.db.models import ApiToken, AttemptLog, SetupLink, User, WebSession
from app.errors import Conflict, Invalid, NotAllowed, NotFound, SignInFailed, TooMany
from app.services import accounts, learning, progress, submissions
from app.settings import Limits
from judge.report import Verdict

PASSWORD = "correct horse"


@pytest.fixture
def ada(stocked) -> User:
    with stocked.transaction() as session:
        return accounts.add_user(session, "Ada", PASSWORD)


def test_a_guest_keeps_everything_by_signing_up(stocked, learner, judged):
    """The same user with a name: submissions stay, the old session ends."""
    judged(learner)
    with stocked.transaction() as session:
        cookie = accounts.open_session(session, learner)

    with stocked.transaction() as session:
        user = accounts.sign_up(session, "Ada", PASSWORD, learner)

    with stocked.session() as session:
        assert user.id == learner.id
        assert accounts.find_session(session, cookie) is None
        assert [each.slug for each in progress.profile(session, user).solved] == ["layer-norm"]


def test_signing_in_moves_the_guests_work(stocked, ada, learner, judged, submit):
    """Submissions, hints, drafts and surrenders are united; a problem counts one solver."""
    judged(ada)
    judged(learner)
    judged(learner, Verdict.WRONG_ANSWER, "adam")
    for user in (ada, learner):
        submit(user, "sgd", idempotency_key="same key")
    with stocked.transaction() as session:
        learning.save_draft(session, ada, "adam", b"old")
        learning.take_hint(session, ada, "adam")
        learning.save_draft(session, learner, "adam", b"new")
        learning.save_draft(session, learner, "sgd", b"only")
        learning.take_hint(session, learner, "adam")
        learning.take_hint(session, learner, "adam")
        learning.give_up(session, learner, "sgd")

    with stocked.transaction() as session:
        user = accounts.sign_in(session, "ada", PASSWORD, "192.0.2.1", learner)

    with stocked.session() as session:
        page = submissions.list_own(session, user, submissions.SubmissionQuery())
        assert len(page.items) == 5
        assert learning.get_draft(session, user, "adam").code == b"new"
        assert learning.get_draft(session, user, "sgd").code == b"only"
        assert len(learning.hints(session, user, "adam").opened) == 2
        assert learning.solution(session, user, "sgd").editorial
        assert session.get(User, learner.id) is None
        assert page.items[-1].problem.solvers == 1


@pytest.mark.parametrize(
    ("name", "password", "field"),
    [
        ("a", PASSWORD, "name"),
        ("two words", PASSWORD, "name"),
        ("guest-1", PASSWORD, "name"),
        ("Admin", PASSWORD, "name"),
        ("ada\ud800", PASSWORD, "name"),
        ("ada", "short", "password"),
    ],
)
def test_names_and_passwords_have_rules(database, name, password, field):
    """What breaks a rule is refused by the field that is to blame."""
    with database.transaction() as session, pytest.raises(Invalid) as refusal:
        accounts.sign_up(session, name, password)

    assert refusal.value.field == field


def test_names_that_look_alike_are_one(stocked, ada):
    """Capitals and full-width letters do not make another name."""
    for name in ("ADA", "ａｄａ"):
        with stocked.transaction() as session, pytest.raises(Conflict, match="taken"):
            accounts.sign_up(session, name, PASSWORD)


def test_a_failed_sign_in_tells_nothing_and_counts(stocked, ada):
    """Unknown, wrong and disabled read the same; the failures outlive the refused request."""
    limits = Limits(sign_in_failures=3)
    with stocked.transaction() as session:
        accounts.add_user(session, "bob", PASSWORD)
        accounts.disable(session, "bob")
    messages = set()

    for name, password in (("nobody", PASSWORD), ("ada", "wrong password"), ("bob", PASSWORD)):
        with pytest.raises(SignInFailed) as refusal, stocked.transaction() as session:
            accounts.sign_in(session, name, password, "192.0.2.1", limits=limits)
        messages.add(refusal.value.detail)

    assert len(messages) == 1
    with pytest.raises(TooMany) as refusal, stocked.transaction() as session:
        accounts.sign_in(session, "ada", PASSWORD, "192.0.2.1", limits=limits)
    assert 0 < refusal.value.retry_after_s <= 15 * 60
    with stocked.transaction() as session:
        elsewhere = accounts.sign_in(session, "ada", PASSWORD, "2001:db8::1", limits=limits)
    assert elsewhere.id == ada.id


def test_limits_forget(stocked, ada):
    """A quarter of an hour later the address may try again."""
    limits = Limits(sign_in_failures=1)
    with pytest.raises(SignInFailed), stocked.transaction() as session:
        accounts.sign_in(session, "ada", "wrong password", "192.0.2.1", limits=limits)
    with stocked.transaction() as session:
        session.execute(update(AttemptLog).values(at=now(-15 * 60 - 1)))

    with stocked.transaction() as session:
        user = accounts.sign_in(session, "ada", PASSWORD, "192.0.2.1", limits=limits)

    assert user.id == ada.id


def test_guests_are_limited_by_network(database):
    """One IPv6 network counts as one address, another as another."""
    limits = Limits(guests_per_hour=2)

    def start(address: str) -> None:
        with database.transaction() as session:
            accounts.create_guest(session, address, limits)

    start("2001:db8::1")
    start("2001:db8::2")

    with pytest.raises(TooMany):
        start("2001:db8::3")
    start("2001:db8:0:1::1")


def test_lost_guests_are_forgotten(stocked, new_guest, submit):
    """Who has no session left and sent nothing in is nobody's account any more."""
    lost, present, submitted = new_guest(), new_guest(), new_guest()
    submit(submitted)
    with stocked.transaction() as session:
        session.execute(update(User).values(created_at=now(-2 * 3600)))
        accounts.open_session(session, present)
        fresh = accounts.create_guest(session)

    with stocked.transaction() as session:
        accounts.forget_lost_guests(session)

    with stocked.session() as session:
        left = set(session.scalars(select(User.id)))
    assert lost.id not in left
    assert {present.id, submitted.id, fresh.id} <= left


def test_a_session_ends_by_time_by_hand_and_by_disabling(stocked, ada):
    """Only the hash is stored; after any of the three ends the token is worth nothing."""
    with stocked.transaction() as session:
        tokens = [accounts.open_session(session, ada) for _ in range(3)]

    def is_open(token: str) -> bool:
        with stocked.session() as session:
            return accounts.find_session(session, token) is not None

    assert all(map(is_open, tokens))
    with stocked.transaction() as session:
        accounts.close_session(session, tokens[0])
        stored = session.scalars(select(WebSession.token_hash)).all()
    assert not is_open(tokens[0])
    assert not {token.encode() for token in tokens} & set(stored)
    with stocked.transaction() as session:
        session.execute(update(WebSession).values(expires_at=now(-1)))
    assert not is_open(tokens[1])
    with stocked.transaction() as session:
        session.execute(update(WebSession).values(expires_at=now(60)))
        accounts.disable(session, "ada")
    assert not is_open(tokens[2])


def test_a_token_is_stored_as_a_hash_and_can_be_revoked(stocked, ada):
    """The text is returned once; scopes are kept; revoking and disabling end it."""
    with stocked.transaction() as session:
        row, token = accounts.create_token(session, ada, "laptop", ["read"])

    with stocked.session() as session:
        found = accounts.find_token(session, token)
        assert (found.user.name, found.scopes, found.prefix) == ("Ada", ["read"], token[:12])
        stored = session.scalars(select(ApiToken.token_hash)).one()
        assert token.encode() != stored
        assert accounts.needs_touch(session, found)
    with stocked.transaction() as session:
        accounts.touch_token(session, row.id)
    with stocked.session() as session:
        assert not accounts.needs_touch(session, accounts.find_token(session, token))
    with stocked.transaction() as session:
        accounts.revoke_token(session, ada, row.id)
        assert accounts.find_token(session, token) is None


def test_tokens_of_others_and_scopes_beyond_ones_role_are_refused(stocked, ada, learner):
    """Nobody revokes another's token, makes an admin token, or has tokens as a guest."""
    with stocked.transaction() as session:
        bob = accounts.add_user(session, "bob", PASSWORD)
        row, _ = accounts.create_token(session, ada, "laptop")

        with pytest.raises(NotFound):
            accounts.revoke_token(session, bob, row.id)
        with pytest.raises(NotAllowed):
            accounts.create_token(session, bob, "x", ["admin"])
        with pytest.raises(Invalid, match="write"):
            accounts.create_token(session, bob, "x", ["write"])
        with pytest.raises(NotAllowed, match="sign up"):
            accounts.create_token(session, learner, "x")


def test_the_setup_link_makes_one_administrator(database):
    """It works once, ends after a day, and a newer one replaces it."""
    with database.transaction() as session:
        older = accounts.setup_link(session)
        link = accounts.setup_link(session)

    for worthless in (older, "guess"):
        with database.transaction() as session, pytest.raises(NotFound):
            accounts.use_setup_link(session, worthless, "root", PASSWORD)
    with database.transaction() as session:
        session.execute(update(SetupLink).values(expires_at=now(-1)))
        assert not accounts.is_setup_link(session, link)
        session.execute(update(SetupLink).values(expires_at=now(60)))
        admin = accounts.use_setup_link(session, link, "root", PASSWORD)
    assert admin.is_admin
    with database.transaction() as session:
        assert accounts.setup_link(session) is None
        with pytest.raises(NotFound):
            accounts.use_setup_link(session, link, "second", PASSWORD)


def test_the_last_administrator_stays(database):
    """A site cannot lock itself out."""
    with database.transaction() as session:
        root = accounts.add_user(session, "root", PASSWORD, "admin")

        with pytest.raises(Conflict, match="only administrator"):
            accounts.set_role(session, "root", "learner")
        with pytest.raises(Conflict, match="only administrator"):
            progress.delete_account(session, root)
        accounts.add_user(session, "second", PASSWORD, "admin")
        assert accounts.set_role(session, "root", "learner").role == "learner"
