"""Stored submissions under today's tests, and a new salt for the site."""

from app.db.models import Errand
from app.services import catalogue, rejudging, rotation, salts
from app.services.rejudging import Judged
from app.worker.errands.doing import Came, Desk


def rejudge(desk: Desk, errand: Errand) -> Came:
    """Judge a problem's submissions in the shadow; a person applies or drops what came of it."""
    with desk.database.transaction() as session:
        row = catalogue.find_any(session, errand.about)
        assert row.current_version_id is not None
        version_id = row.current_version_id
        package = catalogue.package(session, version_id)
        salt = salts.current_salt(session)
        works = rejudging.to_judge(
            session, row.id, package.judging_hash, salt.id, most=errand.wanted["most"]
        )
    judged = desk.judge_again(package, salt, works)
    if not judged:
        return Came(f"No submission of {package.slug} was judged otherwise.", {"rejudging": None})
    changes = [_change(each) for each in judged if each.is_change]
    with desk.database.transaction() as session:
        made = rejudging.record(session, version_id, salt.id, judged, "rejudged from a page")
        number = made.id
    message = f"{len(judged)} submissions were judged again; {len(changes)} verdicts would change."
    return Came(message, {"rejudging": number, "judged": len(judged), "changes": changes})


def rotate(desk: Desk, errand: Errand) -> Came:
    """Prove a new salt, judge accepted submissions with it in the shadow, make it the site's."""
    with desk.database.session() as session:
        packages = rotation.packages_in_use(session)
    salt = rotation.proved_salt(
        desk.judge, list(packages.values()), lambda slug: desk.tell(f"proved {slug}"), at_once=1
    )
    found: dict[int, list[Judged]] = {}
    for version_id, package in packages.items():
        with desk.database.session() as session:
            works = rotation.accepted_works(session, version_id, salt, errand.wanted["most"])
        found[version_id] = desk.judge_again(package, salt, works)
    with desk.database.transaction() as session:
        suspects = rotation.store(session, salt, found)
    judged = sum(map(len, found.values()))
    message = f"New judgings use the salt {salt.id}. {judged} accepted submissions were judged."
    return Came(message, {"salt": salt.id, "suspects": [_change(each) for each in suspects]})


def _change(judged: Judged) -> dict[str, object]:
    return {
        "submission": judged.work.submission_id,
        "problem": judged.report.problem,
        "old": judged.work.verdict,
        "new": str(judged.report.verdict),
        "keeps_verdict": judged.loses_acceptance,
    }
