"""Nothing of a hidden case leaves the server, whatever is asked and whoever asks."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import httpx
import numpy as np
import pytest

from app.services import catalogue
from app.services.salts import current_salt
from judge.run import Judge
from problems.cases import case_seed
from problems.load import load_package
from problems.package import Chapter, Library, Problem
from tests.web.conftest import Site

CASES = """\
import numpy as np


def samples():
    yield {"x": [1.0, 2.0, 4.0]}


def edges():
    yield {"x": [271828.1828, 314159.2653, 161803.3988]}


def secret(rng):
    return {"x": rng.uniform(1e5, 1e6, 19)}
"""
REFERENCE = "def probe(x):\n    return 3.0 * x + 7.0\n"
TOML = """\
title = "Secretive"
difficulty = "easy"
entry = "probe(x: float64[n]) -> float64[n]"

[groups.hidden]
cases = [{ gen = "secret", count = 3 }]
"""
# Each tries another way out: values, messages, types, prints, names, state kept for the sample.
PROGRAMS = (
    REFERENCE,
    "def probe(x):\n    return x\n",
    "def probe(x):\n    return 2 * (3.0 * x + 7.0)\n",
    "def probe(x):\n    print(x.tolist())\n    raise ValueError(x.tolist())\n",
    "def probe(x):\n    raise type('E' + str(x[0]).replace('.', '_'), (Exception,), {})(x[0])\n",
    "kept = []\ndef probe(x):\n    kept.append(x.tolist())\n    print(kept)\n    return kept\n",
    "kept = []\ndef probe(x):\n    kept.append(x.copy())\n    return 3.0 * kept[0] + 7.0\n",
    "def probe(x):\n    return x[:, None] * x\n",
    "def probe(x):\n    globals()[f'n{x[0]}'] = x\n    return {str(v): v for v in x}\n",
)


@pytest.fixture
def secretive(judged_site: Site) -> Problem:
    """A problem whose hidden cases hold numbers that stand nowhere else, on the server."""
    files = {
        "problem.toml": TOML,
        "statement.md": "# Secretive\n\nDo it.\n\n{{signature}}\n",
        "reference.py": REFERENCE,
        "cases.py": CASES,
        "hints.md": "## 1\n\nThink.\n\n## 2\n\nThink more.\n\n## 3\n\nThree and seven.\n",
        "editorial.md": "Done.\n",
    }
    problem = load_package(
        {name: text.encode() for name, text in files.items()},
        slug="secretive",
        collection="ml",
        chapter="secrets",
    )
    chapter = Chapter("secrets", "ml", "Secrets", 1, "Of secrets.")
    with judged_site.database.transaction() as session:
        catalogue.import_library(session, Library({problem.slug: problem}, {chapter.slug: chapter}))
    return problem


def planted(site: Site, judge: Judge, problem: Problem) -> set[str]:
    """Texts that must not be in any response: numbers to seven digits, seeds, salt, paths."""
    with site.database.transaction() as session:
        salt = current_salt(session)
    found = {salt.secret.hex(), str(Path(__file__).parents[2]), str(site.database.engine.url)}
    for index in range(3):
        seed = case_seed(salt, problem.slug, problem.judging_hash, "secret", index)
        found |= {str(seed), f"{seed:x}"}
    for case in judge.case_set(problem, salt).cases:
        if not case.visible:
            for number in (*np.ravel(case.calls[0].args["x"]), *np.ravel(case.expected[0])):
                found.add(f"{float(number):.6f}"[:8])
    return found


def assert_clean(text: str, secrets: set[str], where: str) -> None:
    """No secret is in the text, and no number of a hidden case in another notation."""
    plain = unescape(text)
    for secret in secrets:
        assert secret not in plain, (where, secret)
    compact = {secret.replace(".", "") for secret in secrets if re.fullmatch(r"[\d.]+", secret)}
    digits = set(re.findall(r"\d{7,}", plain.replace(".", "")))
    assert not {number for number in digits if number[:7] in {c[:7] for c in compact}}, where


def submitted(client: httpx.Client, slug: str) -> Iterator[tuple[str, str]]:
    """What comes back for each program: runs, submissions, their events."""
    base = f"/api/v1/problems/{slug}"
    own = [{"args": {"x": "[5.0, 6.0]"}}]
    for code in PROGRAMS:
        run = client.post(f"{base}/runs", json={"code": code})
        yield "run", run.text
        yield "own input", client.post(f"{base}/runs", json={"code": code, "cases": own}).text
        queued = client.post(f"{base}/submissions", json={"code": code})
        yield "submission", queued.text
        address = queued.json()["url"]
        with client.stream("GET", f"{address}/events") as events:
            yield "events", "".join(events.iter_text())
        done = client.get(address)
        assert done.json()["status"] == "done"
        yield "submission again", done.text


def api_addresses(client: httpx.Client, slug: str, submission: Any) -> list[str]:
    """Every address of the API that can be read, with this problem and submission filled in."""
    paths = client.get("/api/v1/openapi.json").json()["paths"]
    values = {"slug": slug, "submission_id": str(submission), "id": str(submission)}
    found = []
    for path, methods in paths.items():
        if "get" in methods and not path.endswith("/events"):
            names = re.findall(r"{(\w+)}", path)
            found.append(path.format(**{name: values.get(name, slug) for name in names}))
    return found


def pages(client: httpx.Client, start: str) -> Iterator[tuple[str, str]]:
    """Every page that links lead to from `start`; at most sixty."""
    waiting, seen = [start], {start}
    while waiting and len(seen) < 60:
        address = waiting.pop(0)
        text = client.get(address, follow_redirects=True).text
        yield address, text
        for link in re.findall(r'href="(/[^"#]*)', unescape(text)):
            is_page = not link.startswith(("/static", "/sign-out", "/api"))
            if is_page and link not in seen and ("secretive" in link or "submissions" in link):
                seen.add(link)
                waiting.append(link)


def test_no_response_holds_a_hidden_value(
    judged_site: Site, judge: Judge, secretive: Problem
) -> None:
    """API, events and pages, to learner and visitor, after every kind of program."""
    secrets = planted(judged_site, judge, secretive)
    assert len(secrets) > 100
    token = judged_site.token("ada")
    with judged_site.client(Authorization=f"Bearer {token}") as ada:
        for where, text in submitted(ada, secretive.slug):
            assert_clean(text, secrets, where)
        latest = ada.get("/api/v1/submissions").json()["items"][0]["id"]
        for address in api_addresses(ada, secretive.slug, latest):
            assert_clean(ada.get(address).text, secrets, address)
    cookie = {"Cookie": judged_site.cookie("ada")}
    with judged_site.client(**cookie) as browser, judged_site.client() as visitor:
        for client, start in ((browser, "/submissions"), (visitor, "/problems/secretive")):
            read = list(pages(client, start))
            for where, text in read:
                assert_clean(text, secrets, where)
            assert len(read) >= 2


def test_times_of_hidden_cases_are_coarse(judged_site: Site, secretive: Problem) -> None:
    """A program that sleeps by its input tells less than a bit more than its verdict."""
    code = "def probe(x):\n    s = sum(range(int(x[0]) % 50_000))\n    return 3.0 * x + 7.0\n"

    with judged_site.client(Authorization=f"Bearer {judged_site.token('ada')}") as ada:
        report = ada.post(
            f"/api/v1/problems/{secretive.slug}/submissions",
            json={"code": code},
            headers={"Prefer": "wait=30"},
        ).json()["report"]

    hidden = [case for case in report["cases"] if not case["visible"]]
    assert len(hidden) == 4
    assert all(case["cpu_ms"] % 10 == case["wall_ms"] % 10 == 0 for case in hidden)


@pytest.mark.parametrize("text", ["x = [314159.2653]", "3.141592653e5", "&#51;14159.2653"])
def test_the_scan_finds_what_is_planted(text: str) -> None:
    """The scan itself sees a number in other notations and behind HTML's escapes."""
    with pytest.raises(AssertionError):
        assert_clean(text, {"314159.2"}, "here")
