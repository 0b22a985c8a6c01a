"""Many machines under fire: processes, connections and Postgres itself are killed."""

import random
import signal
import threading
import time
from collections.abc import Callable

import pytest

from tests.chaos.counting import check, check_one_end_each, wait_until_judged
from tests.chaos.site import LEASE_S, Site, keep_audit, make_tokens, running_site
from tests.chaos.traffic import Traffic

CUT_ALL = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
    " WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'"
)


def freeze_a_worker(site: Site, chance: random.Random) -> None:
    """Stop a worker for longer than its lease; it wakes up with claims that are others' now."""
    worker = chance.choice(site.workers)
    worker.signal(signal.SIGSTOP)
    time.sleep(LEASE_S * 2)
    worker.signal(signal.SIGCONT)


def crash(victim) -> None:
    victim.kill()
    victim.start()


def disasters(site: Site, victim, chance: random.Random) -> list[Callable[[], None]]:
    """Everything that may happen to a site, each as a call."""
    return [
        lambda: site.replace_worker(chance.randrange(len(site.workers))),
        lambda: crash(victim),
        lambda: site.replace_web(chance.randrange(len(site.webs))),
        lambda: site.kill_a_zygote(chance),
        lambda: victim.execute(CUT_ALL),
        lambda: freeze_a_worker(site, chance),
    ]


def break_and_count(victim, shared, right, wrong, *, learners, each, pause_s, rounds) -> Traffic:
    """Learners submit while disasters happen, each `rounds` times in a random order."""
    keep_audit(shared)
    tokens = make_tokens(shared, learners)
    chance = random.Random(8)
    with running_site({"NDJUDGE_DATABASE_URL": shared.url.render_as_string(False)}) as site:
        for _ in range(2):
            site.add_worker()
            site.add_web()
        site.wait_for_workers()
        traffic = Traffic(site.addresses, tokens, right, wrong)
        learning = threading.Thread(target=traffic.run, args=(each, pause_s))
        learning.start()
        for _ in range(rounds):
            for disaster in chance.sample(planned := disasters(site, victim, chance), len(planned)):
                disaster()
        learning.join()
        wait_until_judged(shared)
        traffic.log = site.log
    check(shared, traffic)
    check_one_end_each(shared)
    return traffic


def test_nothing_is_lost_whatever_dies(victim, shared, right, wrong):
    """Workers, webs, zygotes, connections and Postgres die while learners submit."""
    traffic = break_and_count(
        victim, shared, right, wrong, learners=4, each=20, pause_s=0.4, rounds=1
    )

    assert len(traffic.acknowledged) == 80


@pytest.mark.soak
@pytest.mark.timeout(1800)
def test_nothing_is_lost_in_a_long_war(victim, shared, right, wrong):
    """The same with thousands of submissions and dozens of disasters."""
    traffic = break_and_count(
        victim, shared, right, wrong, learners=8, each=400, pause_s=0.3, rounds=8
    )

    assert len(traffic.acknowledged) == 3200
