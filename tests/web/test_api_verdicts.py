"""From code to report over REST, with a real judge beside the server."""

from pathlib import Path

import httpx
import pytest

from problems.load import LIBRARY_ROOT
from tests.web.conftest import Site
from tests.web.test_api_submissions import RUNS, SUBMISSIONS, read_events

pytestmark = pytest.mark.usefixtures("judged_site")
RIGHT = next(LIBRARY_ROOT.glob("*/*/layer-norm/reference.py")).read_text(encoding="utf-8")
WRONG = RIGHT.replace("return gamma", "return 1.5 * gamma")
OWN_INPUT = {"args": {"x": "[[1.0, 3.0]]", "gamma": "[1.0, 1.0]", "beta": "[0, 0]", "eps": "1e-5"}}


@pytest.mark.parametrize(("code", "verdict"), [(RIGHT, "accepted"), (WRONG, "wrong_answer")])
def test_waiting_gives_the_finished_submission(ada: httpx.Client, code: str, verdict: str):
    """`Prefer: wait` answers 200 with the report of every case."""
    answer = ada.post(SUBMISSIONS, json={"code": code}, headers={"Prefer": "wait=30"})

    assert answer.status_code == 200
    assert answer.headers["preference-applied"] == "wait=30"
    submission = answer.json()
    assert (submission["status"], submission["verdict"]) == ("done", verdict)
    report = submission["report"]
    assert report["verdict"] == verdict
    assert len(report["cases"]) == report["total"]
    assert report["headline"]


def test_hidden_cases_carry_no_values(ada: httpx.Client):
    """A hidden case that failed says what kind of failure, never a value."""
    answer = ada.post(SUBMISSIONS, json={"code": WRONG}, headers={"Prefer": "wait=30"})

    hidden = [case for case in answer.json()["report"]["cases"] if not case["visible"]]
    assert hidden
    for case in hidden:
        values = [case[name] for name in ("args", "answer", "expected", "diff", "message")]
        assert values == [None] * 5


def test_code_that_is_no_unicode_gets_a_verdict(ada: httpx.Client):
    """A lone surrogate and a null byte are the learner's mistakes: compile_error."""
    for code in ('{"code": "x = \'\\ud800\'"}', '{"code": "x\\u0000"}'):
        headers = {"Prefer": "wait=30", "Content-Type": "application/json"}
        answer = ada.post(SUBMISSIONS, content=code.encode(), headers=headers)

        assert answer.json()["verdict"] == "compile_error"


def test_a_run_answers_with_a_report_and_is_not_listed(ada: httpx.Client):
    """A run judges the visible cases only and leaves no submission behind."""
    answer = ada.post(RUNS, json={"code": RIGHT})

    assert answer.status_code == 200
    report = answer.json()
    assert report["verdict"] == "accepted"
    assert all(case["visible"] for case in report["cases"])
    assert ada.get("/api/v1/submissions").json()["items"] == []


def test_an_own_input_shows_the_expected_answer(ada: httpx.Client):
    """A run on an own input compares with the reference's answer and shows it."""
    answer = ada.post(RUNS, json={"code": WRONG, "cases": [OWN_INPUT]})

    [case] = answer.json()["cases"]
    assert case["verdict"] == "wrong_answer"
    assert case["expected"] == "[[-0.999995,  0.999995]]"
    assert case["answer"] != case["expected"]


def test_solving_shows_everywhere(ada: httpx.Client):
    """After an accepted submission the list, the solution and the progress know of it."""
    locked = ada.get("/api/v1/problems/layer-norm/solution")
    ada.post(SUBMISSIONS, json={"code": RIGHT}, headers={"Prefer": "wait=30"})

    solved = ada.get("/api/v1/problems", params={"status": "solved"}).json()["items"]
    solution = ada.get("/api/v1/problems/layer-norm/solution").json()
    progress = ada.get("/api/v1/me/progress").json()
    assert locked.status_code == 409
    assert [item["slug"] for item in solved] == ["layer-norm"]
    assert solution["reference"] == RIGHT
    assert [item["slug"] for item in progress["solved"]] == ["layer-norm"]
    assert progress["totals"]["all"]["solved"] == 1


def test_the_stream_ends_with_the_verdict(ada: httpx.Client):
    """The last event is `done` with the verdict; then the report is there."""
    url = ada.post(SUBMISSIONS, json={"code": RIGHT}).json()["url"]

    with ada.stream("GET", f"{url}/events") as answer:
        events = list(read_events(answer.iter_lines()))

    assert events[-1][0] == "done"
    assert events[-1][1]["verdict"] == "accepted"
    assert ada.get(url).json()["report"]["verdict"] == "accepted"


def test_no_report_names_a_place_on_the_server(site: Site, ada: httpx.Client):
    """Neither a wrong answer nor a crash leaks a path of the machine."""
    crash = "def layer_norm(x, gamma, beta, eps):\n    return x / undefined\n"
    for code in (WRONG, crash):
        answer = ada.post(SUBMISSIONS, json={"code": code}, headers={"Prefer": "wait=30"})

        assert str(Path(__file__).parents[2]) not in answer.text
        assert str(site.app.state.settings.data_dir) not in answer.text
