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
pages_…                 requests a second of our pages, as a visitor gets them (kept for a
                        moment) and filled for a learner, and of a page with one query
"""

import argparse
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
from problems.package import Problem

SLUG = "layer-norm"
LEARNERS = 16
SLOTS = os.cpu_count() or 1
PAGES = {"list": "/problems", "problem": f"/problems/{SLUG}"}


def main() -> None:
    wanted = _options()
    count = 150 if wanted.quick else 1500
    problem = load_library().problems[SLUG]
    middle: dict[str, float] = {}
    for name in wanted.only or PARTS:
        PARTS[name](middle, problem, count)
    timing.publish("load", middle, _ratios(middle), wanted.json)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Load on a whole site.")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--quick", action="store_true", help="a tenth of the requests")
    parser.add_argument("--only", nargs="*", choices=PARTS, help="some parts, not all")
    return parser.parse_args()


def _measure_judge(middle: dict[str, float], problem: Problem, count: int) -> None:
    with Judge(SLOTS) as judge:
        judge.prepare(problem)
        code = problem.reference.encode()
        before_s = all_cpu_s(psutil.Process())
        for number in (1, SLOTS):
            middle[f"judge_alone_{number}_per_s"] = _rate(
                lambda: judge.run(problem, code, salt=PUBLIC_SALT), number, count
            )
        spent_s = all_cpu_s(psutil.Process()) - before_s
        middle["cpu_judge_alone_ms"] = 1000 * spent_s / (2 * count)


def _measure_embedded(middle: dict[str, float], problem: Problem, count: int) -> None:
    with on_sqlite(SLUG) as site:
        address = site.start_web("--slots", str(SLOTS))
        site.settle()
        before = site.cpu_s()
        _note(middle, "embedded", _submit(site, [address], problem.reference, count))
        _note_cpu(middle, "embedded_cpu", before, site.cpu_s(), count)


def _measure_postgres(middle: dict[str, float], problem: Problem, count: int) -> None:
    with on_postgres(SLUG) as site:
        address = site.start_web()
        for workers in (1, 2):
            site.start_worker(1)
            site.settle()
            before = site.cpu_s()
            _note(middle, f"postgres_{workers}", _submit(site, [address], problem.reference, count))
            if workers == 1:
                _note_cpu(middle, "cpu", before, site.cpu_s(), count)


def _measure_drain(middle: dict[str, float], problem: Problem, count: int) -> None:
    with on_postgres(SLUG) as site:
        for workers in (1, 2):
            middle[f"drain_{workers}_per_s"] = _drain(
                site, problem.reference.encode(), count, workers
            )


def _measure_pages(middle: dict[str, float], _: Problem, count: int) -> None:
    with on_postgres() as site:
        middle |= _pages(site, site.start_web(), count)


PARTS = {
    "judge": _measure_judge,
    "embedded": _measure_embedded,
    "postgres": _measure_postgres,
    "drain": _measure_drain,
    "pages": _measure_pages,
}
RATIOS = {
    "embedded_over_judge": ("embedded_per_s", f"judge_alone_{SLOTS}_per_s"),
    "postgres_1_over_judge": ("postgres_1_per_s", "judge_alone_1_per_s"),
    "drain_1_over_judge": ("drain_1_per_s", "judge_alone_1_per_s"),
    "two_workers_over_one": ("postgres_2_per_s", "postgres_1_per_s"),
    "drain_two_over_one": ("drain_2_per_s", "drain_1_per_s"),
    **{
        f"{name}_over_bare_page": (f"pages_{name}_per_s", "pages_bare_per_s")
        for name in (*PAGES, *(f"{name}_of_a_learner" for name in PAGES))
    },
}


def _ratios(middle: dict[str, float]) -> dict[str, float]:
    """Those whose two figures were measured."""
    found = {
        name: middle[over] / middle[under]
        for name, (over, under) in RATIOS.items()
        if over in middle and under in middle
    }
    used = {kind: middle[f"cpu_{kind}_ms"] for kind in KINDS if f"cpu_{kind}_ms" in middle}
    if used and "cpu_judge_alone_ms" in middle:
        found["judge_share_of_cpu"] = middle["cpu_judge_alone_ms"] / sum(used.values())
    return found


def _note_cpu(
    middle: dict[str, float],
    name: str,
    before: dict[str, float],
    after: dict[str, float],
    count: int,
) -> None:
    middle |= {f"{name}_{kind}_ms": 1000 * (after[kind] - before[kind]) / count for kind in after}


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

    def make(number: int, learner: int) -> Request:
        token = site.learners[learner]
        headers = {"Authorization": f"Bearer {token}", "Prefer": "wait=30"}
        path = f"/api/v1/problems/{SLUG}/submissions"
        return Request(path, "POST", headers, {"code": f"{code}\n# {number}\n"})

    run(addresses, make, connections=LEARNERS, count=LEARNERS)
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
    """Pages as a visitor and as a learner gets them, in turn with the bare one."""
    url = site.database.url.render_as_string(hide_password=False)
    bare = subprocess.Popen(
        [sys.executable, "-m", "benchmarks.bare_page", url], stdout=subprocess.PIPE, text=True
    )
    assert bare.stdout is not None
    with site.database.transaction() as session:
        learner = accounts.add_user(session, "reader", "correct horse")
        cookie = {"Cookie": f"ndjudge_session={accounts.open_session(session, learner)}"}
    subjects = {"bare": (bare.stdout.readline().split()[-1], Request("/"))}
    subjects |= {name: (address, Request(path)) for name, path in PAGES.items()}
    subjects |= {
        f"{name}_of_a_learner": (address, Request(path, headers=cookie))
        for name, path in PAGES.items()
    }
    best: dict[str, list[float]] = {name: [] for name in subjects}
    try:
        for _ in range(3):
            for name, (where, wanted) in subjects.items():
                load = run([where], lambda *_, wanted=wanted: wanted, connections=8, count=count)
                best[name].append(load.per_s)
    finally:
        bare.kill()
        bare.wait()
        bare.stdout.close()
    return {f"pages_{name}_per_s": sorted(rates)[1] for name, rates in best.items()}


if __name__ == "__main__":
    main()
