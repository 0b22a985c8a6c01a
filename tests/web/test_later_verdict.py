"""What a learner sees of a submission that was accepted under earlier tests."""

import httpx

from app.services import judging, rejudging, salts, submissions
from app.services.rejudging import Judged, Work
from judge.report import Report, SandboxUsed, Verdict
from tests.web.conftest import Site


def report_of(verdict: Verdict) -> Report:
    return Report(
        problem="layer-norm",
        problem_version="sha256:0",
        verdict=verdict,
        passed=1,
        total=2,
        visible_passed=1,
        visible_total=1,
        cpu_ms=0.1,
        wall_ms=0.2,
        memory_mib=1.0,
        headline="Rows are off.",
        misconception=None,
        cases=(),
        sandbox=SandboxUsed(level=2, layers=("seccomp",)),
    )


def test_accepted_code_says_what_it_is_under_later_tests(site: Site, ada: httpx.Client):
    """It stays accepted; the page and the API tell what today's tests would say."""
    with site.database.transaction() as session:
        user = site.user("ada")
        row = submissions.submit(session, site.bus, user, "layer-norm", b"x = 1")
        claim = judging.claim(session, "worker")
        assert claim is not None
        judging.finish(session, site.bus, claim, report_of(Verdict.ACCEPTED))
        work = Work(row.id, user.id, row.code, "accepted", None, None)
        judged = [Judged(work, report_of(Verdict.WRONG_ANSWER))]
        salt = salts.current_salt(session)
        shadow = rejudging.record(session, row.version_id, salt.id, judged, "by hand")
        rejudging.apply(session, shadow)
        number = row.id

    told = ada.get(f"/api/v1/submissions/{number}").json()
    with site.client(Cookie=site.cookie("ada")) as browser:
        page = browser.get(f"/submissions/{number}").text

    assert told["verdict"] == "accepted"
    assert told["later"] == {"verdict": "wrong_answer", "headline": "Rows are off."}
    assert "Accepted under earlier tests" in page
    assert "Wrong answer. <span>Rows are off.</span>" in page
