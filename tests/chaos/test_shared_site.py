"""Many machines under fire: processes, connections and Postgres itself are killed, its disk is
full for a while, its clock jumps."""

import random
import signal
import threading
import time
from collections.abc import Callable

import pytest

from tests.chaos import sabotage
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


def fill_the_disk_for_a_while(victim, name: str) -> None:
    sabotage.fill_disk(victim, name, is_full=True)
    time.sleep(LEASE_S / 2)
    sabotage.fill_disk(victim, name, is_full=False)


def disasters(site: Site, victim, name: str, chance: random.Random) -> list[Callable[[], None]]:
    """Everything that may happen to a site, each as a call."""
    return [
        lambda: site.replace_worker(chance.randrange(len(site.workers))),
        lambda: crash(victim),
        lambda: site.replace_web(chance.randrange(len(site.webs))),
        lambda: site.kill_a_zygote(chance),
        lambda: victim.execute(CUT_ALL),
        lambda: freeze_a_worker(site, chance),
        lambda: fill_the_disk_for_a_while(victim, name),
        lambda: sabotage.jump_clock(victim, name, chance.choice((-2, -1, 1, 2))),
    ]


def break_and_count(victim, shared, right, wrong, *, learners, each, pause_s, seed) -> Traffic:
    """Learners submit while every disaster happens once, in the random order of `seed`."""
    keep_audit(shared)
    sabotage.prepare(victim, shared.url.database)
    tokens = make_tokens(shared, learners)
    chance = random.Random(seed)
    with running_site({"NDJUDGE_DATABASE_URL": shared.url.render_as_string(False)}) as site:
        for _ in range(2):
            site.add_worker()
            site.add_web()
        site.wait_for_workers()
        traffic = Traffic(site.addresses, tokens, right, wrong)
        learning = threading.Thread(target=traffic.run, args=(each, pause_s))
        learning.start()
        planned = disasters(site, victim, shared.url.database, chance)
        for disaster in chance.sample(planned, len(planned)):
            disaster()
        learning.join()
        wait_until_judged(shared)
        traffic.log = site.log
    check(shared, traffic)
    check_one_end_each(shared)
    return traffic


def test_nothing_is_lost_whatever_dies(victim, shared, right, wrong):
    """Everything of the list happens once while learners submit."""
    traffic = break_and_count(
        victim, shared, right, wrong, learners=4, each=15, pause_s=0.4, seed=8
    )

    assert len(traffic.acknowledged) == 60


@pytest.mark.soak
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("seed", range(8))
def test_nothing_is_lost_in_a_long_war(victim, shared, right, wrong, seed):
    """Thousands of submissions, every disaster in eight orders."""
    traffic = break_and_count(
        victim, shared, right, wrong, learners=8, each=50, pause_s=0.2, seed=seed
    )

    assert len(traffic.acknowledged) == 400
