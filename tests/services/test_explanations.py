"""Every reason of a refusal is explained, whatever judge stored it."""

from dataclasses import replace

import pytest

from app.services import explanations, judging, learning, submissions
from app.settings import Limits
from judge.report import CaseReport, Reason, Report, Verdict
from tests.services.conftest import SLUG

MANY = Limits(submissions_per_minute=100)
CODE = """\
def layer_norm(x, gamma, beta, eps):
    total = 0
    for row in x:
        for value in row:
            print(value)
    return total
"""
VERDICT_OF = {
    **dict.fromkeys((Reason.DECODE, Reason.SYNTAX, Reason.NO_ENTRY, Reason.ARITY),
                    Verdict.COMPILE_ERROR),
    **dict.fromkeys((Reason.RULE, Reason.SYSCALL), Verdict.FORBIDDEN),
    **dict.fromkeys((Reason.EXCEPTION, Reason.SIGNAL, Reason.EXIT, Reason.NO_ANSWER,
                     Reason.MALFORMED_ANSWER), Verdict.RUNTIME_ERROR),
    **dict.fromkeys((Reason.CPU, Reason.WALL, Reason.GROWTH), Verdict.TIME_LIMIT),
    **dict.fromkeys((Reason.ANSWER, Reason.STDOUT), Verdict.OUTPUT_LIMIT),
}  # fmt: skip


@pytest.fixture
def backend() -> str:
    """Nothing here depends on the database."""
    return "sqlite"


@pytest.fixture
def explained(stocked, bus, learner, make_report):
    """Stores what a judge says of CODE, and explains it."""

    def explain(verdict: Verdict, reason: Reason | None, is_visible: bool = True):
        with stocked.transaction() as session:
            code = f"{CODE}# {verdict} {reason} {is_visible}".encode()
            row = submissions.submit(session, bus, learner, SLUG, code, limits=MANY)
            claim = judging.claim(session, "worker")
            report = make_report(verdict)
            case = CaseReport("sample-1" if is_visible else "hidden-7", "g", is_visible, verdict,
                              reason, 0.1, 0.2, args="x = [[1.]]")  # fmt: skip
            judging.finish(session, bus, claim, with_case(report, case))
        with stocked.session() as session:
            return explanations.explain(session, learner, row.id)

    return explain


def with_case(report: Report, case: CaseReport) -> Report:
    """The report of this case alone."""
    seen = int(case.visible)
    return replace(report, cases=(case,), visible_total=seen, visible_passed=0)


@pytest.mark.parametrize("is_visible", [True, False])
def test_every_reason_has_a_meaning_and_an_experiment(explained, is_visible):
    """On a visible case and on a hidden one; no two reasons are advised alike."""
    advice = {}
    for reason in Reason:
        found = explained(VERDICT_OF.get(reason, Verdict.WRONG_ANSWER), reason, is_visible)
        section = found.section("next")
        assert section is not None, reason
        ladder = found.section("ladder")
        assert ladder is not None, reason
        assert [step.state for step in ladder.blocks[1].steps].count("failed") == 1, reason
        advice[reason] = found.section("verdict").blocks[-1].text

    assert len(set(advice.values())) == len(Reason)


def test_loops_and_prints_of_the_own_code_are_counted(explained):
    """Said where time or output ran out; a rung is named for each but memory."""
    slow = explanations.as_text(explained(Verdict.TIME_LIMIT, Reason.GROWTH))
    large = explained(Verdict.MEMORY_LIMIT, Reason.SIGNAL)
    loud = explanations.as_text(explained(Verdict.OUTPUT_LIMIT, Reason.STDOUT))

    assert "There are 2 loops inside each other" in slow
    assert "begin with print in your program: 1" in loud
    assert large.section("ladder") is None
    assert "eight bytes each" in explanations.as_text(large)


def test_a_fault_of_ours_asks_nothing_of_the_learner(stocked, bus, learner, submit):
    """No ladder, no advice: it does not count."""
    row = submit(learner)
    for _ in range(judging.MAX_ATTEMPTS):
        with stocked.transaction() as session:
            judging.give_back(session, bus, judging.claim(session, "worker"), "test")

    with stocked.session() as session:
        found = explanations.explain(session, learner, row.id)

    assert [each.id for each in found.sections] == ["verdict"]
    assert "it is our fault" in explanations.as_text(found)


def test_the_next_hint_is_named_and_stays_closed(stocked, learner, explained):
    """Whoever has opened one is told of the second."""
    with stocked.transaction() as session:
        learning.take_hint(session, learner, SLUG)

    found = explained(Verdict.WRONG_ANSWER, Reason.VALUE)

    assert "Hint 2 of 4 is the next" in found.section("next-hint").blocks[0].text
