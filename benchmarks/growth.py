"""How the site slows down as it fills: the same requests to a small and a large one, in turn.

The small site has 100 problems and no submissions, the large one 10,000 problems and 1,000,000
submissions of 1,000 learners, one of whom asks; all problems are copies of one. Both run at the
same time on a Postgres each (`--sqlite`: on an SQLite file each), and every request goes to one
and then to the other.
Medians are milliseconds; a ratio is large over small.
"""

import argparse
import json
import statistics
import threading
from collections.abc import Callable, Sequence
from contextlib import ExitStack

from sqlalchemy import func, insert, select, text
from sqlalchemy.orm import Session

from app.bus import open_bus
from app.db.models import Problem, ProblemTag, ProblemVersion, Submission, User
from app.services import accounts, judging, submissions
from app.services.catalogue.importing import daily_order
from app.worker.upkeep import Warmer
from benchmarks.http_load import Request, run
from benchmarks.installation import Installation, on_postgres, on_sqlite
from judge.run import Judge
from problems.load import load_library

SLUG = "layer-norm"
LEARNERS = 1000
SMALL_PROBLEMS = 100
BATCH = 1000
IN_A_ROW = 5
# Problems with the same tag, chapter and subject: a filter finds as many on either site.
ALIKE = 50

PAGES = {
    "list page": "/problems",
    "list sorted": "/api/v1/problems?sort=title",
    "list by acceptance": "/api/v1/problems?sort=acceptance",
    "list by tag": "/api/v1/problems?tag=tag001",
    "list unsolved": "/api/v1/problems?status=untouched",
    "search": "/api/v1/problems?q=subject001",
    "problem page": f"/problems/{SLUG}",
    "own submissions": "/api/v1/submissions",
    "own of a problem": f"/api/v1/submissions?problem={SLUG}&verdict=accepted",
    "profile": "/api/v1/me/progress",
}

# Both databases understand this: a row for each number, made from one that was really judged.
COPY_SUBMISSIONS = """
WITH RECURSIVE numbers (i) AS (
    SELECT 1 UNION ALL SELECT i + 1 FROM numbers WHERE i < :count
)
INSERT INTO submissions ({columns})
SELECT {values} FROM numbers, submissions AS s WHERE s.id = :id
"""


def main() -> None:
    wanted = _options()
    rounds, problems, stored = (40, 2000, 20_000) if wanted.quick else (150, 10_000, 1_000_000)
    opening = on_sqlite if wanted.sqlite else on_postgres
    with ExitStack() as stack:
        small, large = (stack.enter_context(opening(SLUG)) for _ in range(2))
        tokens = {}
        for site, count, rows in ((small, SMALL_PROBLEMS, 0), (large, problems, stored)):
            tokens[id(site)] = fill(site, count, rows)
        addresses = {id(site): _start(site, wanted.sqlite) for site in (small, large)}
        askers = [(addresses[id(site)], tokens[id(site)]) for site in (small, large)]
        times = {
            name: _time_in_turn(askers, path, rounds)
            for name, path in (PAGES | {"submit": None}).items()
        }
        size_mib = _size_mib(large)
    middle = {
        f"{name}, {size}": pair[n]
        for name, pair in times.items()
        for n, size in enumerate(("small", "large"))
    }
    middle["database, MiB"] = size_mib
    ratios = {name: pair[1] / pair[0] for name, pair in times.items()}
    _publish(middle, ratios, wanted.json)


def fill(site: Installation, problems: int, stored: int) -> str:
    """Bring the site to that many problems and submissions; the token of a learner in it."""
    _make_samples(site)
    with site.database.transaction() as session:
        _add_problems(session, problems - (session.scalar(select(func.count(Problem.id))) or 0))
        session.execute(
            insert(User),
            [{"name": f"l{n}", "name_key": f"l{n}", "role": "learner"} for n in range(LEARNERS)],
        )
        learner = accounts.add_user(session, "asker", "correct horse battery")
        token = accounts.create_token(session, learner, "growth")[1]
    if stored:
        template = _judge_one(site, learner)
        with site.database.transaction() as session:
            _copy_submissions(session, template, stored)
        with site.database.engine.connect().execution_options(
            isolation_level="AUTOCOMMIT"
        ) as connection:
            connection.execute(text("VACUUM ANALYZE" if not site.database.is_sqlite else "ANALYZE"))
    return token


def _add_problems(session: Session, count: int) -> None:
    found = session.scalars(select(Problem).where(Problem.slug == SLUG)).one()
    version = session.get_one(ProblemVersion, found.current_version_id)
    highest = session.scalar(select(func.max(Problem.number))) or 0
    names = [c.key for c in Problem.__table__.columns if c.key not in ("id", "current_version_id")]
    same = {name: getattr(found, name) for name in names}
    copied = ("judging_hash", "samples", "walkthrough", "files")
    parts = {name: getattr(version, name) for name in copied}
    for start in range(0, count, BATCH):
        numbers = range(start, min(start + BATCH, count))
        rows = [
            same
            | {"number": highest + n + 1, "slug": f"{SLUG}-{n}", "title": f"{n} {found.title}"}
            | {"title_key": f"{n} {found.title_key}", "daily_order": daily_order(f"{SLUG}-{n}")}
            | {"chapter": f"chapter{n // ALIKE:03}", "chapter_order": n}
            | {"search_text": f"{found.search_text} subject{n // ALIKE:03}"}
            for n in numbers
        ]
        ids = session.scalars(
            insert(Problem).returning(Problem.id, sort_by_parameter_order=True), rows
        ).all()
        versions = session.scalars(
            insert(ProblemVersion).returning(ProblemVersion.id, sort_by_parameter_order=True),
            [parts | {"problem_id": each, "package_hash": f"sha256:{each}"} for each in ids],
        ).all()
        session.execute(
            insert(ProblemTag),
            [
                {"problem_id": each, "tag": f"tag{n // ALIKE:03}"}
                for n, each in zip(numbers, ids, strict=True)
            ],
        )
        session.execute(
            text("UPDATE problems SET current_version_id = :version WHERE id = :id"),
            [{"id": each, "version": made} for each, made in zip(ids, versions, strict=True)],
        )


def _make_samples(site: Installation) -> None:
    """What a worker would make for each copy, made once and copied with the rest."""
    with Judge(1) as judge, open_bus(site.database.engine) as bus:
        warmer = Warmer(site.database, judge, bus)
        warmer.make_samples(threading.Event())
        warmer.work_walkthroughs(threading.Event())


def _judge_one(site: Installation, learner: User) -> int:
    """A submission with a real report; the id of its row."""
    problem = load_library().problems[SLUG]
    code = problem.reference.encode()
    with Judge(1) as judge, open_bus(site.database.engine) as bus:
        report = judge.run(problem, code)
        with site.database.transaction() as session:
            submission = submissions.submit(session, bus, learner, SLUG, code)
            claim = judging.claim(session, "growth")
            assert claim is not None
            judging.finish(session, bus, claim, report)
            return submission.id


def _copy_submissions(session: Session, template: int, count: int) -> None:
    first_user = session.scalar(select(func.min(User.id))) or 1
    first_problem, problems = session.execute(
        select(func.min(Problem.id), func.count(Problem.id))
    ).one()
    changed = {
        "user_id": f"{first_user} + i % {LEARNERS}",
        "problem_id": f"{first_problem} + (i / {LEARNERS}) % {min(problems, 100)}",
    }
    names = [column.key for column in Submission.__table__.columns if column.key != "id"]
    values = ", ".join(changed.get(name, f"s.{name}") for name in names)
    statement = COPY_SUBMISSIONS.format(columns=", ".join(names), values=values)
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SET LOCAL statement_timeout = 0"))
    session.execute(text(statement), {"count": count, "id": template})


def _start(site: Installation, is_embedded: bool) -> str:
    address = site.start_web(*(["--slots", "1"] if is_embedded else []))
    if not is_embedded:
        site.start_worker(1)
    site.settle()
    return address


def _time_in_turn(askers: Sequence[tuple[str, str]], path: str | None, rounds: int) -> list[float]:
    """Milliseconds of the request at each address with its token, the median of `rounds`.

    Without a path, of a submission. A few requests go to one site and then to the other, so that
    what else the machine does falls on both.
    """
    makers = [(address, _request(token, path)) for address, token in askers]
    times: list[list[float]] = [[] for _ in askers]
    for address, make in makers:
        run([address], make, connections=1, count=IN_A_ROW)
    for _ in range(rounds // IN_A_ROW):
        for kept, (address, make) in zip(times, makers, strict=True):
            kept += run([address], make, connections=1, count=IN_A_ROW).times_ms
    return [statistics.median(kept) for kept in times]


def _request(token: str, path: str | None) -> Callable[[int, int], Request]:
    headers = {"Authorization": f"Bearer {token}"}
    if path is not None:
        return lambda *_: Request(path, headers=headers)
    code = load_library().problems[SLUG].reference
    where = f"/api/v1/problems/{SLUG}/submissions"
    return lambda number, _: Request(
        where, "POST", headers | {"Prefer": "wait=30"}, {"code": f"{code}\n# {number}\n"}
    )


def _size_mib(site: Installation) -> float:
    with site.database.engine.connect() as connection:
        if site.database.is_sqlite:
            query = "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"
        else:
            query = "SELECT pg_database_size(current_database())"
        size: int = connection.execute(text(query)).scalar_one()
    return size / 2**20


def _publish(middle: dict[str, float], ratios: dict[str, float], as_json: bool) -> None:
    if as_json:
        print(json.dumps({"name": "growth", "medians": middle, "ratios": ratios}))
        return
    for name, ratio in ratios.items():
        before, after = middle[f"{name}, small"], middle[f"{name}, large"]
        print(f"{name:<20} {before:>9.2f} ms {after:>9.2f} ms {ratio:>7.2f} x")
    print(f"the large database takes {middle['database, MiB']:.0f} MiB")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Growth of a site, large over small.")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--quick", action="store_true", help="2,000 problems, 20,000 submissions")
    parser.add_argument("--sqlite", action="store_true", help="embedded instead of Postgres")
    return parser.parse_args()


if __name__ == "__main__":
    main()
