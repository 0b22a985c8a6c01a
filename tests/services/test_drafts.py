"""Drafts of two windows, notes, reports, scripts as own input, choices."""

import pytest

from app.errors import Invalid, NotFound
from app.services import accounts, drafts, learning, notes, preferences, problem_reports
from app.services.submissions import read_script, script_of


def test_a_draft_that_did_not_grow_from_the_stored_one_keeps_it(stocked, learner):
    """The newest wins; the replaced one is kept once, and growing code keeps nothing."""
    with stocked.transaction() as session:
        first = drafts.save(session, learner, "sgd", b"# first", None)
        grown = drafts.save(session, learner, "sgd", b"# grown", first.draft.saved_at)

        other = drafts.save(session, learner, "sgd", b"# other", None)

        kept = drafts.list_kept(session, learner, "sgd")
        stored = learning.get_draft(session, learner, "sgd")
    assert (first.keeps_other, grown.keeps_other, other.keeps_other) == (False, False, True)
    assert [each.code for each in kept] == [b"# grown"]
    assert stored is not None
    assert stored.code == b"# other"


def test_kept_drafts_are_private_and_bounded(stocked, learner):
    """Nobody reads another's kept draft; the oldest of many are let go."""
    with stocked.transaction() as session:
        for number in range(drafts.MOST_KEPT + 3):
            drafts.save(session, learner, "sgd", f"# {number}".encode(), None)
        kept = drafts.list_kept(session, learner, "sgd")

        assert len(kept) == drafts.MOST_KEPT
        assert kept[0].code == f"# {drafts.MOST_KEPT + 1}".encode()
        with pytest.raises(NotFound):
            drafts.get_kept(session, accounts.create_guest(session), kept[0].id)


def test_a_guest_keeps_both_drafts_and_notes_by_signing_in(stocked):
    """Where guest and account have code for one problem, the newer stands, the other is kept."""
    with stocked.transaction() as session:
        user = accounts.add_user(session, "emmy", "noether rings")
        learning.save_draft(session, user, "sgd", b"# of the account")
        guest = accounts.create_guest(session)
        learning.save_draft(session, guest, "sgd", b"# of the guest")
        notes.save(session, guest, "sgd", "as a guest")

    with stocked.transaction() as session:
        accounts.sign_in(session, "emmy", "noether rings", "192.0.2.7", guest)

    with stocked.session() as session:
        kept = drafts.list_kept(session, user, "sgd")
        draft = learning.get_draft(session, user, "sgd")
        assert draft is not None
        assert {draft.code, kept[0].code} == {b"# of the account", b"# of the guest"}
        assert notes.list_own(session, user)[0][0].text == "as a guest"


def test_an_empty_note_is_deleted(stocked, learner):
    """A note is kept with its line ends put right, and goes away when nothing is left of it."""
    with stocked.transaction() as session:
        notes.save(session, learner, "sgd", "one\r\ntwo\0")
        assert notes.list_own(session, learner)[0][0].text == "one\ntwo"

        notes.save(session, learner, "sgd", "  \n")

        assert notes.list_own(session, learner) == []


def test_a_report_goes_to_the_list_until_it_is_closed(stocked, learner, judged):
    """A report names problem and own submission; one that says nothing is refused."""
    submission = judged(learner, slug="sgd")
    with stocked.transaction() as session:
        made = problem_reports.add(
            session, learner, "sgd", "verdict", "The sign is wrong.", submission.id
        )
        assert [each.id for each in problem_reports.list_reports(session)] == [made.id]
        with pytest.raises(Invalid, match="characters"):
            problem_reports.add(session, learner, "sgd", "verdict", "bad")
        with pytest.raises(NotFound):
            problem_reports.add(session, learner, "adam", "other", "Of another.", submission.id)

        problem_reports.resolve(session, made.id)

        assert problem_reports.list_reports(session) == ()


def test_choices_are_checked_and_kept(stocked, learner):
    """What a user chooses is there the next time; what is not offered is refused by name."""
    with stocked.transaction() as session:
        preferences.change(session, learner, time_zone="Asia/Tokyo", editor_font_px=18)
        with pytest.raises(Invalid) as refused:
            preferences.change(session, learner, time_zone="Mars/Olympus")

    with stocked.session() as session:
        chosen = preferences.get(session, learner)
    assert refused.value.field == "time_zone"
    assert (chosen.time_zone, chosen.editor_font_px) == ("Asia/Tokyo", 18)


def test_a_script_is_read_as_written(library):
    """Calls become steps with literals, by position too; writing them gives the lines again."""
    package = library.problems["adam"]
    text = "it = Adam(0.1, beta1=0.5, beta2=0.75, eps=1e-08)\nit.step(theta=[1.], grad=[2])"

    steps = read_script(package, text)

    assert [name for name, _ in steps] == ["__init__", "step"]
    assert steps[0][1]["lr"] == "0.1"
    assert read_script(package, script_of(steps, package)) == steps


@pytest.mark.parametrize(
    "text", ["", "x = 1", "it.step(1, 2, 3)", "import os", "it = Adam(**a", "1"]
)
def test_a_script_that_is_no_calls_is_refused(library, text):
    """The refusal says which line and what to write."""
    with pytest.raises(Invalid, match=r"examples|arguments"):
        read_script(library.problems["adam"], text)
