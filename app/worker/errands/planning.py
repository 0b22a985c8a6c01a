"""A package that was uploaded: proved with this site's salt, judged in the shadow, planned."""

from app.authoring.archive import read_archive
from app.authoring.trial import Level, Round
from app.db.models import Errand
from app.services import proposing, publishing, salts
from app.services.catalogue import sample_views
from app.worker.errands.doing import Came, Desk, verify_files
from problems.load import load_package

MOST_JUDGED_AGAIN = 1000


def plan(desk: Desk, errand: Errand) -> Came:
    """Verify at full and store a plan; where the package is not in order, only what was found."""
    assert errand.package is not None
    archive = read_archive(errand.package)
    package = load_package(
        archive.files,
        slug=archive.slug,
        collection=errand.wanted["collection"],
        chapter=errand.wanted["chapter"],
    )
    with desk.database.transaction() as session:
        salt = salts.current_salt(session)
        present = publishing.ground(session, package.slug)
        earlier = publishing.find_planned(session, package.slug, package.package_hash)
    if present.package_hash == package.package_hash and present.is_published:
        return Came(f"{package.slug} is published as it is; nothing to do.", {"plan": None})
    if earlier is not None:
        return Came(f"This package is planned already: {earlier.id}.", {"plan": earlier.id})
    own = (Round("this site's salt", salt),)
    result = verify_files(desk, package.slug, package.files, Level.FULL, own)
    found = {"plan": None, "verification": result.to_json()}
    if not result.is_publishable:
        return Came(f"{package.slug} is not in order, so nothing was planned.", found)
    with desk.database.session() as session:
        works = proposing.works(session, package, present, salt, MOST_JUDGED_AGAIN)
    judged = desk.judge_again(package, salt, works)
    samples = sample_views(desk.judge.samples(package))
    proof = proposing.proof(result, judged, present)
    with desk.database.transaction() as session:
        made = publishing.plan(session, package, proof, judged, salt.id, samples)
    return Came(f"{package.slug} is in order and planned: {made.id}.", found | {"plan": made.id})
