"""A new salt for the site: proved on every problem, then compared on accepted submissions."""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor

from sqlalchemy.orm import Session

from app.authoring.trial import Round, Trial
from app.authoring.wrong_checks import FEWEST_KILLERS, as_declared
from app.db.models import PlanState, ProblemVersion
from app.errors import Conflict
from app.services import catalogue, rejudging, salts
from judge.run import Judge
from problems.cases import Salt
from problems.package import Problem

DRAWS = 3


def packages_in_use(session: Session) -> dict[int, Problem]:
    """The package of each current version, by the version's id."""
    return {
        version_id: catalogue.package(session, version_id)
        for version_id in catalogue.current_versions(session)
    }


def proved_salt(
    judge: Judge,
    packages: Sequence[Problem],
    on_done: Callable[[str], None] = lambda _: None,
    *,
    at_once: int | None = None,
) -> Salt:
    """A new salt on which every wrong solution of every problem fails as declared.

    Args:
        on_done: called with the slug of each problem that is proved.
        at_once: how many problems; as many as the judge has slots when not given.

    Raises:
        Conflict: none was found; names what was not caught on the last.
        JudgeError: this machine cannot judge.
    """
    for _ in range(DRAWS):
        salt = salts.new_salt()
        weak = _weak_on(judge, packages, salt, on_done, at_once or judge.slots)
        if not weak:
            return salt
    names = "\n  ".join(weak)
    raise Conflict(
        f"No salt was found in {DRAWS} draws on which every mistake is caught twice; on the "
        f"last, these were not:\n  {names}\nAdd cases for them; the salt is the old one."
    )


def accepted_works(
    session: Session, version_id: int, salt: Salt, most: int
) -> list[rejudging.Work]:
    """Accepted submissions of a version that another salt judged, the newest first.

    Those of another version are left out: under other tests a failure says nothing of the salt.
    """
    version = session.get_one(ProblemVersion, version_id)
    works = rejudging.to_judge(
        session,
        version.problem_id,
        version.judging_hash,
        salt.id,
        only_accepted=True,
        most=most,
    )
    return [work for work in works if work.judging_hash == version.judging_hash]


def store(
    session: Session, salt: Salt, found: Mapping[int, Sequence[rejudging.Judged]]
) -> list[rejudging.Judged]:
    """Make the salt the site's, and keep what was judged in the shadow.

    Returns:
        what only passes with the old salt: answers may be hard-coded, for a person to look at.
    """
    salts.make_current(session, salt)
    for version_id, judged in found.items():
        if judged:
            rejudging.record(session, version_id, salt.id, judged, "salt rotated", PlanState.SHADOW)
    return [each for judged in found.values() for each in judged if each.loses_acceptance]


def _weak_on(
    judge: Judge,
    packages: Sequence[Problem],
    salt: Salt,
    on_done: Callable[[str], None],
    at_once: int,
) -> list[str]:
    """The wrong solutions that fewer than two cases catch under a salt."""
    drawn = Round("new salt", salt)

    def weak_in(package: Problem) -> list[str]:
        trial = Trial(judge, package, (drawn,))
        found = [
            f"{package.slug}: {wrong.place.file}"
            for wrong in package.misconceptions
            if len(as_declared(wrong, trial.wrong(wrong, drawn))) < FEWEST_KILLERS
        ]
        on_done(package.slug)
        return found

    with ThreadPoolExecutor(at_once) as pool:
        return [name for names in pool.map(weak_in, packages) for name in names]
