"""What operators read: metrics, one log line a request, and no secret in either."""

import json
import logging
import re
from pathlib import Path

import httpx
from prometheus_client.parser import text_string_to_metric_families

from tests.web.conftest import Site

ROOT = Path(__file__).parents[2]


def read(client: httpx.Client) -> dict[tuple[str, frozenset], float]:
    """All samples by name and labels; parsing them proves the format."""
    answer = client.get("/metrics")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/plain")
    return {
        (sample.name, frozenset(sample.labels.items())): sample.value
        for family in text_string_to_metric_families(answer.text)
        for sample in family.samples
    }


def names(samples) -> set[str]:
    return {name for name, _ in samples}


def test_requests_and_the_queue_are_counted(site: Site, ada: httpx.Client, visitor: httpx.Client):
    """By pattern of the route, so that addresses with tokens do not become labels."""
    for _ in range(2):
        visitor.get("/setup/a-secret-token")
    ada.post("/api/v1/problems/layer-norm/submissions", json={"code": "x"})

    samples = read(visitor)

    labels = {"method": "GET", "route": "/setup/{token}", "status": "404"}
    assert samples["ndjudge_http_requests_total", frozenset(labels.items())] == 2
    assert samples["ndjudge_queue_waiting", frozenset()] == 1
    assert samples["ndjudge_queue_oldest_seconds", frozenset()] >= 0
    assert samples["ndjudge_database_up", frozenset()] == 1
    assert "a-secret-token" not in str(samples)


def test_verdicts_stages_and_the_sandbox_are_counted(judged_site: Site):
    """A worker adds what it judged, how long each stage took and how strong its sandbox is."""
    token = judged_site.token("ada")
    with judged_site.client(Authorization=f"Bearer {token}", Prefer="wait=30") as client:
        done = client.post("/api/v1/problems/sgd/submissions", json={"code": "x = 1"})
        samples = read(client)

    verdict = {"kind": "submit", "verdict": done.json()["verdict"]}
    assert samples["ndjudge_judged_total", frozenset(verdict.items())] == 1
    for stage in ("waiting", "judging", "storing"):
        assert samples["ndjudge_stage_seconds_count", frozenset({("stage", stage)})] == 1
    assert samples["ndjudge_sandbox_level", frozenset()] >= 1
    assert samples["ndjudge_workers", frozenset()] == 1
    assert samples["ndjudge_workers_slots", frozenset()] == 2
    assert samples["ndjudge_zygote_restarts_total", frozenset()] == 0


def test_the_dashboard_asks_for_what_there_is(judged_site: Site):
    """Every metric that Grafana's file and the rules name is one that a process gives."""
    token = judged_site.token("ada")
    with judged_site.client(Authorization=f"Bearer {token}", Prefer="wait=30") as client:
        client.post("/api/v1/problems/sgd/submissions", json={"code": "x = 1"})
        given = names(read(client))
    # Counted only where a claim ended without a verdict, and where a model was asked.
    given |= {"ndjudge_returned_total", "ndjudge_opinions_total", "ndjudge_opinion_seconds_bucket"}
    dashboard = json.loads((ROOT / "deploy" / "grafana.json").read_text())
    asked = [target["expr"] for panel in dashboard["panels"] for target in panel["targets"]]
    asked.append((ROOT / "deploy" / "alerts.yml").read_text())

    named = set(re.findall(r"\b(?:ndjudge|process)_\w+", " ".join(asked)))

    assert len(named) > 8
    assert named <= given


def test_each_request_is_one_line_without_secrets(site: Site, ada: httpx.Client, caplog):
    """Method, pattern, status, time and who; the answer carries the line's id."""
    with_secrets = {"code": "print('my code')"}
    with caplog.at_level(logging.INFO, "ndjudge"):
        answer = ada.put("/api/v1/problems/layer-norm/draft?token=in-the-query", json=with_secrets)

    (line,) = [each for each in caplog.records if each.getMessage() == "request"]
    fields = line.ndjudge_fields
    assert fields["id"] == answer.headers["x-request-id"]
    assert (fields["method"], fields["status"]) == ("PUT", 200)
    assert fields["route"] == "/api/v1/problems/{slug}/draft"
    assert fields["user"] == site.user("ada").id
    assert fields["took_ms"] > 0
    for secret in ("my code", "in-the-query", ada.headers["authorization"].split()[1]):
        assert secret not in str(fields)
