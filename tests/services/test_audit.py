"""The audit log: who did what, kept with the act and after its author is gone."""

import pytest

from app.db.models import Role
from app.errors import Conflict
from app.services import accounts, audit, progress
from app.services.accounts import Right, has_right

PASSWORD = "correct horse"


def test_the_log_outlives_who_wrote_it(stocked):
    """Newest first, by action and actor, page by page; a deleted user stays by name."""
    with stocked.transaction() as session:
        root = accounts.add_user(session, "root", PASSWORD, Role.ADMIN)
        accounts.add_user(session, "second", PASSWORD, Role.ADMIN)
        by_root = audit.Actor.person(root, "192.0.2.1")
        audit.note(session, by_root, "user.role", "ada", role="author")
        audit.note(session, by_root, "salt.rotate", "00ff")
        audit.note(session, audit.Actor.shell("operator"), "user.disable", "bob")
        progress.delete_account(session, root)

    with stocked.session() as session:
        found = audit.entries(session)
        assert [each.actor for each in found] == ["shell:operator", "root", "root"]
        assert found[-1].user_id is None
        assert (found[-1].address, found[-1].detail) == ("192.0.2.1", {"role": "author"})
        assert [each.subject for each in audit.entries(session, action="user.disable")] == ["bob"]
        older = audit.entries(session, actor="root", before_id=found[1].id)
        assert [each.action for each in older] == ["user.role"]
        assert audit.actions(session) == ["salt.rotate", "user.disable", "user.role"]


def test_an_act_that_fails_leaves_no_entry(database):
    """Act and entry are one transaction: the last administrator is still one, and no word of it."""
    with database.transaction() as session:
        accounts.add_user(session, "root", PASSWORD, Role.ADMIN)

    def disable() -> None:
        with database.transaction() as session:
            audit.note(session, audit.Actor.shell("operator"), "user.disable", "root")
            accounts.disable(session, "root")

    with pytest.raises(Conflict):
        disable()

    with database.session() as session:
        assert audit.entries(session) == []


def test_rights_follow_the_role_and_end_with_it(database, new_guest):
    """Each role has its pages; another role ends the sessions that began with the old one."""
    with database.transaction() as session:
        people = {role: accounts.add_user(session, f"a-{role}", PASSWORD, role) for role in Role}
        cookie = accounts.open_session(session, people[Role.AUTHOR])

    rights = {role: {each for each in Right if has_right(people[role], each)} for role in Role}
    assert rights == {
        Role.LEARNER: set(),
        Role.AUTHOR: {Right.PREPARE},
        Role.TEACHER: {Right.TEACH},
        Role.ADMIN: set(Right),
    }
    assert not any(has_right(new_guest(), right) for right in Right)
    with database.transaction() as session:
        accounts.set_role(session, "a-author", Role.ADMIN)
        assert accounts.find_session(session, cookie) is None
        assert not has_right(accounts.disable(session, "a-admin"), Right.ADMINISTER)
