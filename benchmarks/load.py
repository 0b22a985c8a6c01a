"""What a whole site does in a second, against the judge alone and a bare page.

A load is POST → verdict → event: learners submit with `Prefer: wait` over kept connections and
get the finished submission, which the web process hears of by an event. Closed loop, loopback,
all on this machine: client, web, workers and database share its cores.

judge_alone_per_s       Judge.run in as many threads as slots
embedded_per_s          one server on SQLite, judge beside it
postgres_1_per_s        web, one worker with one slot, Postgres
postgres_2_per_s        web, two workers with one slot each
drain_per_s             what waits in the queue, judged by one worker and nobody else busy
cpu_…_ms                processor time of one submission, by who spends it; other people's work
                        on this machine changes it less than the rates
pages_…                 requests a second of our pages, and of a page with one query
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import psutil
from sqlalchemy import func, select

from app.bus import open_bus
from app.db.models import Status, Submission
from app.services import accounts, submissions
from app.settings import Limits
from benchmarks import timing
from benchmarks.http_load import Load, Request, run
from benchmarks.installation import KINDS, Installation, all_cpu_s, on_postgres, on_sqlite
from judge.run import Judge
from problems.cases import PUBLIC_SALT
from problems.load import load_library

SLUG = "layer-norm"
LEARNERS = 16
PAGES = {"list": "/problems", "problem": f"/problems/{SLUG}"}


def main() -> None:
    wanted = timing.options("Load on a whole site.")
    count = 150 if wanted.quick else 1500
    problem = load_library().problems[SLUG]
    code = problem.reference.encode()
    middle: dict[str, float] = {}
    slots = os.cpu_count() or 1
    with Judge(slots) as judge:
        judge.prepare(problem)
        before_s = all_cpu_s(psutil.Process())
        for number in (1, slots):
            middle[f"judge_alone_{number}_per_s"] = _rate(
                lambda: judge.run(problem, code, salt=PUBLIC_SALT), number, count
            )
        spent_s = all_cpu_s(psutil.Process()) - before_s
        middle["cpu_judge_alone_ms"] = 1000 * spent_s / (2 * count)
    with on_sqlite() as site:
        address = site.start_web("--slots", str(slots))
        site.settle()
        _note(middle, "embedded", _submit(site, [address], problem.reference, count))
    with on_postgres() as site:
        address = site.start_web()
        for workers in (1, 2):
            site.start_worker(1)
            site.settle()
            before = site.cpu_s()
            _note(middle, f"postgres_{workers}", _submit(site, [address], problem.reference, count))
            after = site.cpu_s()
            if workers == 1:
                used = {kind: 1000 * (after[kind] - before[kind]) / count for kind in after}
        middle |= {f"cpu_{kind}_ms": ms for kind, ms in used.items()}
        site.stop("worker")
        for workers in (1, 2):
            middle[f"drain_{workers}_per_s"] = _drain(site, code, count, workers)
        middle |= _pages(site, address, count)
    timing.publish("load", middle, _ratios(middle, slots), wanted.json)


def _ratios(middle: dict[str, float], slots: int) -> dict[str, float]:
    alone = middle["judge_alone_1_per_s"]
    return {
        "embedded_over_judge": middle["embedded_per_s"] / middle[f"judge_alone_{slots}_per_s"],
        "postgres_1_over_judge": middle["postgres_1_per_s"] / alone,
        "judge_share_of_cpu": middle["cpu_judge_alone_ms"]
        / sum(middle[f"cpu_{kind}_ms"] for kind in KINDS),
        "drain_1_over_judge": middle["drain_1_per_s"] / alone,
        "two_workers_over_one": middle["postgres_2_per_s"] / middle["postgres_1_per_s"],
        "drain_two_over_one": middle["drain_2_per_s"] / middle["drain_1_per_s"],
        **{f"{name}_over_bare_page": middle[f"pages_{name}_per_s"] / middle["pages_bare_per_s"]
           for name in PAGES},
    }  # fmt: skip


def _rate(subject: Callable[[], object], threads: int, count: int) -> float:
    with ThreadPoolExecutor(threads) as pool:
        began = time.perf_counter()
        for done in [pool.submit(subject) for _ in range(count)]:
            done.result()
        return count / (time.perf_counter() - began)


def _note(middle: dict[str, float], name: str, load: Load) -> None:
    middle[f"{name}_per_s"] = load.per_s
    middle[f"{name}_p50_ms"] = load.p50_ms
    middle[f"{name}_p99_ms"] = load.p99_ms


def _submit(site: Installation, addresses: list[str], code: str, count: int) -> Load:
    """Learners submit and wait for the verdict, each as soon as the last one came."""
    if not site.learners:
        site.learners = site.make_tokens(LEARNERS)

    def make(number: int) -> Request:
        token = site.learners[number % LEARNERS]
        headers = {"Authorization": f"Bearer {token}", "Prefer": "wait=30"}
        path = f"/api/v1/problems/{SLUG}/submissions"
        return Request(path, "POST", headers, {"code": f"{code}\n# {number}\n"})

    run(addresses, make, connections=2, count=LEARNERS)
    return run(addresses, make, connections=LEARNERS, count=count)


def _drain(site: Installation, code: bytes, count: int, workers: int) -> float:
    """Queue `count` in one transaction, so that they come at once; nobody else is busy then."""
    for _ in range(workers):
        site.start_worker(1)
    site.settle()
    limits = Limits(submissions_per_minute=10**6, queued_per_user=10**6)
    with open_bus(site.database.engine) as bus, site.database.transaction() as session:
        user = accounts.create_guest(session)
        for _ in range(count):
            submissions.submit(session, bus, user, SLUG, code, limits=limits)
    _wait_for_less(site, count * 9 // 10)
    began, first = time.perf_counter(), _left(site)
    _wait_for_less(site, count // 10)
    took_s, last = time.perf_counter() - began, _left(site)
    _wait_for_less(site, 0)
    site.stop("worker")
    return (first - last) / took_s


def _left(site: Installation) -> int:
    with site.database.session() as session:
        waiting = Submission.status.in_((Status.QUEUED, Status.RUNNING))
        return session.scalar(select(func.count()).where(waiting)) or 0


def _wait_for_less(site: Installation, most: int) -> None:
    while _left(site) > most:
        time.sleep(0.05)


def _pages(site: Installation, address: str, count: int) -> dict[str, float]:
    """Pages as a visitor gets them, in turn with the bare one."""
    url = site.database.url.render_as_string(hide_password=False)
    bare = subprocess.Popen(
        [sys.executable, "-m", "benchmarks.bare_page", url], stdout=subprocess.PIPE, text=True
    )
    assert bare.stdout is not None
    subjects = {"bare": (bare.stdout.readline().split()[-1], "/")}
    subjects |= {name: (address, path) for name, path in PAGES.items()}
    best: dict[str, list[float]] = {name: [] for name in subjects}
    try:
        for _ in range(3):
            for name, (where, path) in subjects.items():
                load = run([where], lambda _, path=path: Request(path), connections=8, count=count)
                best[name].append(load.per_s)
    finally:
        bare.kill()
        bare.wait()
        bare.stdout.close()
    return {f"pages_{name}_per_s": sorted(rates)[1] for name, rates in best.items()}


if __name__ == "__main__":
    main()
