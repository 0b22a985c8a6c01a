"""Submitting over REST where nothing judges: what is taken, refused, waited for, followed."""

import json
from collections.abc import Iterator

import httpx
import pytest

from app.services import judging
from app.web import stream
from tests.web.conftest import Site, serve

SUBMISSIONS = "/api/v1/problems/layer-norm/submissions"
RUNS = "/api/v1/problems/layer-norm/runs"


def submit(client: httpx.Client, code: str = "x = 1", **headers: str) -> httpx.Response:
    return client.post(SUBMISSIONS, json={"code": code}, headers=headers)


def claim(site: Site) -> judging.Claim:
    """Take the first row as a worker does."""
    with site.database.transaction() as session:
        taken = judging.claim(session, "test")
        assert taken is not None
        site.bus.events.publish(session, taken.submission_id)
    return taken


def read_events(lines: Iterator[str]) -> Iterator[tuple[str, dict[str, object], str]]:
    """(name, data, id) of each server-sent event."""
    fields: dict[str, str] = {}
    for line in lines:
        name, _, value = line.partition(": ")
        if line and name:
            fields[name] = value
        elif "event" in fields:
            yield fields["event"], json.loads(fields["data"]), fields["id"]
            fields = {}


def test_a_submission_is_taken_at_once(ada: httpx.Client):
    """202 with id, status and address; the address has the code and no report yet."""
    answer = submit(ada, "x = 1\n")

    assert answer.status_code == 202
    queued = answer.json()
    assert queued["status"] == "queued"
    assert answer.headers["location"] == queued["url"]
    stored = ada.get(queued["url"]).json()
    assert (stored["code"], stored["report"], stored["problem"]) == ("x = 1\n", None, "layer-norm")


def test_preferring_to_wait_ends_in_time(ada: httpx.Client):
    """What is not judged within the seconds preferred is answered 202, and says it waited."""
    answer = submit(ada, Prefer="respond-async, wait=1")

    assert answer.status_code == 202
    assert answer.headers["preference-applied"] == "wait=1"


def test_the_same_key_submits_once(ada: httpx.Client):
    """Repeating a request with its Idempotency-Key gives the first submission."""
    first = submit(ada, **{"Idempotency-Key": "k-1"})
    again = submit(ada, **{"Idempotency-Key": "k-1"})
    other = submit(ada, "y = 2", **{"Idempotency-Key": "k-1"})

    assert first.json()["id"] == again.json()["id"]
    assert other.status_code == 409
    assert len(ada.get("/api/v1/submissions").json()["items"]) == 1


@pytest.mark.parametrize("code", ["\ud800", "a\0b", "é\U0001f600", ""])
def test_any_text_is_code(site: Site, ada: httpx.Client, code: str):
    """Text that is no Python, or no valid Unicode, is stored as it came: the verdict tells."""
    content = json.dumps({"code": code}).encode()

    answer = ada.post(SUBMISSIONS, content=content, headers={"Content-Type": "application/json"})

    assert answer.status_code == 202
    assert claim(site).code == code.encode("utf-8", "surrogatepass")
    assert ada.get(answer.json()["url"]).status_code == 200


@pytest.mark.parametrize(
    ("content", "status", "word"),
    [
        (b'{"code": 1}', 422, "body.code"),
        (b"{}", 422, "body.code"),
        (b'{"code": ', 422, "not valid JSON"),
        (b"\xff\xfe\xfd", 400, "cannot be read"),
        (b"[" * 100_000, 400, "cannot be read"),
        (json.dumps({"code": "x" * 65_537}).encode(), 413, "65537 bytes"),
    ],
)
def test_a_bad_body_is_explained(ada: httpx.Client, content: bytes, status: int, word: str):
    """Each body that cannot be used has its status and a sentence."""
    answer = ada.post(SUBMISSIONS, content=content, headers={"Content-Type": "application/json"})

    assert answer.status_code == status
    assert word in answer.json()["detail"]


def test_a_body_without_its_type_is_explained(ada: httpx.Client):
    """JSON sent as something else is refused with the header that is missing."""
    answer = ada.post(SUBMISSIONS, content=b'{"code": "x"}')

    assert answer.status_code == 422
    assert "Content-Type: application/json" in answer.json()["detail"]


def test_without_credentials_the_answer_says_how_to_get_them(visitor: httpx.Client):
    """401 names the scheme and the page that makes tokens."""
    answer = submit(visitor)

    assert answer.status_code == 401
    assert answer.headers["www-authenticate"].startswith("Bearer")
    assert "/settings/tokens" in answer.json()["detail"]


def test_unknown_problem_is_not_found(ada: httpx.Client):
    """Submitting to a problem that does not exist is 404."""
    answer = ada.post("/api/v1/problems/no-such/submissions", json={"code": "x"})

    assert answer.status_code == 404


def test_what_is_not_yours_does_not_exist(ada: httpx.Client, bob: httpx.Client):
    """Another's submission looks as if there were none, whatever one tries."""
    url = submit(ada).json()["url"]

    answers = [bob.get(url), bob.post(f"{url}/cancel"), bob.get(f"{url}/events")]

    assert [answer.status_code for answer in answers] == [404, 404, 404]
    assert bob.get("/api/v1/submissions").json()["items"] == []


def test_too_many_says_when_to_come_back(site: Site, ada: httpx.Client):
    """Over the limit is 429 with the seconds to wait."""
    site.app.state.settings.limits.submissions_per_minute = 2

    answers = [submit(ada) for _ in range(3)]

    assert [answer.status_code for answer in answers] == [202, 202, 429]
    assert 1 <= int(answers[-1].headers["retry-after"]) <= 60


def test_cancelling_ends_what_waits(ada: httpx.Client):
    """A queued submission is cancelled; a second time as well; its list shows it."""
    url = submit(ada).json()["url"]

    first, second = ada.post(f"{url}/cancel"), ada.post(f"{url}/cancel")

    assert first.json()["status"] == second.json()["status"] == "cancelled"
    assert ada.get("/api/v1/submissions").json()["items"][0]["status"] == "cancelled"


@pytest.mark.parametrize(
    ("case", "field"),
    [
        ({"args": {"x": "[[1.0]]", "gamma": "[1.0]", "beta": "[0]"}}, "eps"),
        ({"args": {"x": "open('a')", "gamma": "[1]", "beta": "[0]", "eps": "1e-5"}}, "x"),
        ({"args": {"x": "[[1.0]]", "gamma": "[1, 2]", "beta": "[0]", "eps": "1e-5"}}, "gamma"),
        ({"args": {"x": 1}}, "body.cases.0"),
    ],
)
def test_an_own_input_that_does_not_fit_is_named(ada: httpx.Client, case: object, field: str):
    """422 names the argument; nothing is run."""
    answer = ada.post(RUNS, json={"code": "x", "cases": [case]})

    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"].startswith(field)


def test_events_follow_a_submission(site: Site, ada: httpx.Client, monkeypatch: pytest.MonkeyPatch):
    """Queued with its place, running with its progress, one last event, and the stream ends."""
    monkeypatch.setattr(stream, "QUEUE_LOOK_S", 0.05)
    submit(ada)
    url = submit(ada, "y = 2").json()["url"]

    with ada.stream("GET", f"{url}/events") as answer:
        assert answer.headers["content-type"].startswith("text/event-stream")
        events = read_events(answer.iter_lines())
        queued = next(events)
        claim(site)
        moved_up = next(events)
        taken = claim(site)
        running = next(events)
        site.bus.events.progress(taken.submission_id, 3, 15)
        progressed = next(events)
        ada.post(f"{url}/cancel")
        rest = list(events)

    assert (queued[0], queued[1]["position"]) == ("queued", 2)
    assert (moved_up[0], moved_up[1]["position"]) == ("queued", 1)
    assert running[0] == "running"
    assert (progressed[1]["done"], progressed[1]["total"]) == (3, 15)
    assert [name for name, _, _ in rest] == ["cancelled"]


def test_reconnecting_does_not_repeat(site: Site, ada: httpx.Client):
    """With Last-Event-ID the state heard before is not told again, the final one always is."""
    url = submit(ada).json()["url"]
    with ada.stream("GET", f"{url}/events") as answer:
        _, _, heard = next(read_events(answer.iter_lines()))

    with ada.stream("GET", f"{url}/events", headers={"Last-Event-ID": heard}) as answer:
        ada.post(f"{url}/cancel")
        events = [name for name, _, _ in read_events(answer.iter_lines())]

    assert events == ["cancelled"]


def test_open_streams_do_not_hold_up_the_end(site: Site, ada: httpx.Client):
    """When the process stops, an open stream ends and so does a wait."""
    url = submit(ada).json()["url"]
    other, stop = serve(site.app)

    with ada.stream("GET", f"{other}{url}/events") as answer:
        events = read_events(answer.iter_lines())
        assert next(events)[0] == "queued"
        stop()
        rest = list(events)

    assert rest == []
