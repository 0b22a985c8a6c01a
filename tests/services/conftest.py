"""Learners and finished submissions, made through the services themselves."""

from collections.abc import Callable
from itertools import count

import pytest

from app.bus import Bus
from app.db.engine import Database
from app.db.models import Submission, User
from app.services import accounts, judging, submissions
from judge.report import CaseReport, Reason, Report, SandboxUsed, Verdict

SLUG = "layer-norm"


@pytest.fixture
def make_report() -> Callable[..., Report]:
    """Makes what the judge would say of one visible case, with any verdict."""
    return _report


@pytest.fixture
def new_guest(stocked: Database) -> Callable[[], User]:
    """Makes another guest each time."""

    def make() -> User:
        with stocked.transaction() as session:
            return accounts.create_guest(session)

    return make


@pytest.fixture
def learner(new_guest: Callable[[], User]) -> User:
    """Somebody who may submit; the cheapest user, without a password."""
    return new_guest()


@pytest.fixture
def submit(stocked: Database, bus: Bus) -> Callable[..., Submission]:
    """Submits code that differs each time."""
    numbers = count()

    def make(user: User, slug: str = SLUG, **options) -> Submission:
        with stocked.transaction() as session:
            code = f"# {next(numbers)}".encode()
            return submissions.submit(session, bus, user, slug, code, **options)

    return make


@pytest.fixture
def judged(stocked: Database, bus: Bus, submit: Callable[..., Submission]):
    """Submits and stores a verdict, as a worker does."""

    def make(user: User, verdict: Verdict = Verdict.ACCEPTED, slug: str = SLUG) -> Submission:
        submission = submit(user, slug)
        with stocked.transaction() as session:
            claim = judging.claim(session, "worker")
            assert claim is not None
            assert claim.submission_id == submission.id
            assert judging.finish(session, bus, claim, _report(verdict, slug))
            return submissions.get_visible(session, user, submission.id)

    return make


def _report(verdict: Verdict = Verdict.ACCEPTED, slug: str = SLUG) -> Report:
    is_accepted = verdict is Verdict.ACCEPTED
    reason = None if is_accepted else Reason.VALUE
    case = CaseReport("sample-1", "sample", True, verdict, reason, cpu_ms=0.1, wall_ms=0.2)
    return Report(
        problem=slug,
        problem_version="sha256:0",
        verdict=verdict,
        passed=int(is_accepted),
        total=1,
        visible_passed=int(is_accepted),
        visible_total=1,
        cpu_ms=0.1,
        wall_ms=0.2,
        memory_mib=1.0,
        headline="All cases passed." if is_accepted else "Not yet.",
        misconception=None,
        cases=(case,),
        sandbox=SandboxUsed(level=2, layers=("seccomp",)),
    )


@pytest.fixture(params=["sqlite", "postgres"])
def backend(request: pytest.FixtureRequest) -> str:
    """Services do the same on both databases."""
    return request.param
