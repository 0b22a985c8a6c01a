"""One server on SQLite: killed while learners submit, and on a disk that is full."""

import resource
import threading
import time

import httpx

from tests.chaos.counting import check, wait_until_judged
from tests.chaos.site import make_tokens, running_site
from tests.chaos.traffic import SLUG, Traffic


def test_a_server_killed_twice_loses_nothing(stocked, data_dir, right, wrong):
    """Each time another starts on the same data; every acknowledged submission is judged once."""
    tokens = make_tokens(stocked, 3)
    with running_site({"NDJUDGE_DATA_DIR": str(data_dir)}) as site:
        site.add_web()
        traffic = Traffic(site.addresses, tokens, right, wrong)
        learning = threading.Thread(target=traffic.run, args=(12, 0.5))
        learning.start()
        for _ in range(2):
            time.sleep(1)
            site.replace_web(0)
        learning.join()
        wait_until_judged(stocked)

    check(stocked, traffic)
    assert len(traffic.acknowledged) == 36


def test_a_full_disk_is_said_and_survived(stocked, data_dir, right):
    """Nothing can be written: reading works, writing is refused with 503. Then there is room
    again: the same request is taken, and nothing that was acknowledged before is missing."""
    (token,) = make_tokens(stocked, 1)
    headers = {"Authorization": f"Bearer {token}"}
    with running_site({"NDJUDGE_DATA_DIR": str(data_dir)}) as site:
        site.add_web()
        with httpx.Client(base_url=site.addresses[0], headers=headers, timeout=60) as client:

            def submit(key: str) -> httpx.Response:
                path, body = f"/api/v1/problems/{SLUG}/submissions", {"code": right}
                wait = {"Idempotency-Key": key, "Prefer": "wait=30"}
                return client.post(path, json=body, headers=wait)

            before = submit("before")
            pid = site.webs[0].pid
            _, most = resource.prlimit(pid, resource.RLIMIT_FSIZE)
            resource.prlimit(pid, resource.RLIMIT_FSIZE, (1, most))
            refused = submit("during")
            page = client.get("/problems")
            resource.prlimit(pid, resource.RLIMIT_FSIZE, (most, most))
            after = submit("during")
            kept = client.get(f"/api/v1/submissions/{before.json()['id']}")

    assert (before.status_code, before.json()["verdict"]) == (200, "accepted")
    assert refused.status_code == 503, refused.text
    assert "database" in refused.json()["detail"]
    assert page.status_code == 200
    assert (after.status_code, after.json()["verdict"]) == (200, "accepted")
    assert kept.json()["verdict"] == "accepted"
