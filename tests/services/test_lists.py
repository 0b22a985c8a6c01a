"""Favourites, own lists and votes: who sees them, what is refused, what becomes of a guest's."""

import pytest

from app.errors import Invalid, NotAllowed, NotFound
from app.services import accounts, catalogue, lists, votes
from app.services.lists import FAVOURITES

PASSWORD = "correct horse battery"


@pytest.fixture
def ada(stocked):
    with stocked.transaction() as session:
        return accounts.add_user(session, "ada", PASSWORD)


def slugs(page) -> list[str]:
    return [row.slug for row in page.problems]


def test_a_list_is_its_owners_until_it_is_shared(stocked, ada, learner):
    """Others find it only once it is shared, and change it never."""
    with stocked.transaction() as session:
        list_id = lists.create(session, ada, "Before the exam")
        for slug in ("sgd", "adam", "sgd"):
            lists.put(session, ada, list_id, slug, is_in=True)
        lists.put(session, ada, list_id, "sgd", is_in=False)
        with pytest.raises(NotFound):
            lists.get_visible(session, learner, list_id)

        lists.change(session, ada, list_id, "Before the exam", is_public=True)
        seen = lists.get_visible(session, learner, list_id)
        with pytest.raises(NotFound):
            lists.put(session, learner, list_id, "bleu", is_in=True)

    assert slugs(seen) == ["adam"]
    assert (seen.row.owner, seen.is_own, seen.row.solved) == ("ada", False, 0)


def test_favourites_make_their_own_list(stocked, learner):
    """The first favourite makes the list; taking one out of no list is nothing."""
    with stocked.transaction() as session:
        lists.put_favourite(session, learner, "sgd", is_in=False)
        assert lists.list_own(session, learner) == ()
        lists.put_favourite(session, learner, "sgd", is_in=True)
        lists.put_favourite(session, learner, "adam", is_in=True)
        lists.put_favourite(session, learner, "sgd", is_in=False)

        (row,) = lists.list_own(session, learner)
        assert (row.title, row.problems) == (FAVOURITES, 1)
        assert slugs(lists.get_visible(session, learner, row.id)) == ["adam"]


@pytest.mark.parametrize("title", ["", "  ", "x" * 101, "Exam"])
def test_titles_have_rules(stocked, ada, title):
    """Empty, too long, taken: refused by the field."""
    with stocked.transaction() as session:
        lists.create(session, ada, "Exam")
        with pytest.raises(Invalid) as refusal:
            lists.create(session, ada, title)

    assert refusal.value.field == "title"


def test_a_guests_lists_are_joined_to_the_account(stocked, ada, learner):
    """Lists of one title become one, with the problems of both."""
    with stocked.transaction() as session:
        for user, some in ((ada, ("sgd", "adam")), (learner, ("adam", "bleu"))):
            for slug in some:
                lists.put_favourite(session, user, slug, is_in=True)
        lists.create(session, learner, "Mine")

    with stocked.transaction() as session:
        accounts.sign_in(session, "ada", PASSWORD, None, guest=learner)

    with stocked.session() as session:
        favourites, mine = lists.list_own(session, ada)
        page = lists.get_visible(session, ada, favourites.id)
    assert mine.title == "Mine"
    assert sorted(slugs(page)) == ["adam", "bleu", "sgd"]


def test_one_account_has_one_vote(stocked, ada, learner):
    """It can be turned round and taken back; guests have none."""
    with stocked.transaction() as session:
        with pytest.raises(NotAllowed):
            votes.cast(session, learner, "sgd", is_like=True)
        problem_id = catalogue.find(session, "sgd").id
        seen = []
        for is_like in (True, True, False, None):
            votes.cast(session, ada, "sgd", is_like)
            found = votes.get(session, ada, problem_id)
            seen.append((found.likes, found.dislikes, found.own))

    assert seen == [(1, 0, True), (1, 0, True), (0, 1, False), (0, 0, None)]
