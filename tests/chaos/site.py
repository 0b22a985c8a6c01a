"""A whole site of real processes on a real database, which can be broken and started again."""

import random
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

import psutil
from sqlalchemy import text

from app.db.engine import Database
from app.services import accounts
from tests.processes import Process

LEASE_S = 2.0

# So that no limit meant for people gets in the way, and a dead worker is noticed soon.
ENVIRONMENT = {
    "NDJUDGE_HOST": "127.0.0.1",
    "NDJUDGE_PORT": "0",
    "NDJUDGE_LEASE_S": str(LEASE_S),
    "NDJUDGE_LIMITS__SUBMISSIONS_PER_MINUTE": "1000000",
    "NDJUDGE_LIMITS__QUEUED_PER_USER": "1000000",
}

# Every end of a submission is written down by the database itself, whoever wrote it.
AUDIT = """
CREATE TABLE audit (id serial PRIMARY KEY, submission_id bigint, status text, verdict text);
CREATE FUNCTION write_audit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO audit (submission_id, status, verdict) VALUES (NEW.id, NEW.status, NEW.verdict);
    RETURN NEW;
END $$;
CREATE TRIGGER audit AFTER UPDATE ON submissions FOR EACH ROW
    WHEN (NEW.status IN ('done', 'failed', 'cancelled')) EXECUTE FUNCTION write_audit();
"""


@dataclass
class Site:
    """Web servers and workers by number; a killed one is replaced by a new process."""

    environment: Mapping[str, str]
    webs: list[Process] = field(default_factory=list)
    workers: list[Process] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)
    ended: list[Process] = field(default_factory=list)

    def add_web(self, *options: str) -> None:
        self.webs.append(Process(["serve", *options], self.environment))
        self.addresses.append(_address(self.webs[-1]))

    def add_worker(self, environment: Mapping[str, str] | None = None) -> None:
        given = {**self.environment, **(environment or {})}
        self.workers.append(Process(["worker", "--slots", "2"], given))

    def wait_for_workers(self) -> None:
        for worker in self.workers:
            worker.expect(r"judges 2 at a time")

    def replace_web(self, number: int) -> None:
        """Kill a web server, and start another in its place."""
        self.webs[number].kill()
        self.ended.append(self.webs[number])
        self.webs[number] = Process(["serve"], self.environment)
        self.addresses[number] = _address(self.webs[number])

    def replace_worker(self, number: int) -> None:
        """Kill a worker, and start another in its place."""
        self.workers[number].kill()
        self.ended.append(self.workers[number])
        self.workers[number] = Process(["worker", "--slots", "2"], self.environment)

    def kill_a_zygote(self, chance: random.Random) -> None:
        """Kill one of the processes that foreign code is forked from."""
        owner = psutil.Process(chance.choice(self.workers).pid)
        with_zygotes = owner.children()
        if with_zygotes:
            chance.choice(with_zygotes).kill()

    @property
    def log(self) -> str:
        """All that the processes wrote."""
        return "".join(each.output for each in (*self.ended, *self.webs, *self.workers))


@contextmanager
def running_site(environment: Mapping[str, str]) -> Iterator[Site]:
    """A site without processes yet; whatever was started is ended."""
    site = Site({**ENVIRONMENT, **environment})
    try:
        yield site
    finally:
        for process in (*site.webs, *site.workers):
            process.kill()


def make_tokens(database: Database, count: int) -> list[str]:
    """Learners who may submit: a token each."""
    with database.transaction() as session:
        users = [
            accounts.add_user(session, f"learner-{number}", "correct horse battery")
            for number in range(count)
        ]
        return [accounts.create_token(session, user, "chaos")[1] for user in users]


def keep_audit(database: Database) -> None:
    """Let Postgres write down every end of a submission."""
    with database.transaction() as session:
        session.connection().exec_driver_sql(AUDIT)


def read_audit(database: Database) -> list[tuple[int, str, str | None]]:
    with database.session() as session:
        rows = session.execute(text("SELECT submission_id, status, verdict FROM audit"))
        return [tuple(row) for row in rows]


def _address(web: Process) -> str:
    return web.expect(r"ndjudge is at (http://\S+)")[1]
