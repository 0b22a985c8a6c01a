"""A chapter's page and its REST form show the lesson with the numbers of its examples."""

import re
import threading
from dataclasses import replace

import httpx

from app.bus.local import local_bus
from app.services import catalogue
from app.worker.upkeep import Warmer
from problems.load import load_package

CHAPTER = "/chapters/transformer-architecture"
PENDING = "These numbers are being computed"


def test_numbers_come_from_a_worker_and_go_when_the_problem_changes(
    site, visitor: httpx.Client, judge, library
):
    """Pending at first; then the reference's numbers; pending again after a new version."""
    warmer = Warmer(site.database, judge, local_bus())
    before = visitor.get(CHAPTER).text

    warmer.work_lessons(threading.Event())
    page = visitor.get(CHAPTER).text
    answer = visitor.get(f"/api/v1{CHAPTER}").json()["lesson"]

    assert PENDING in before
    assert PENDING not in page + answer["html"] + answer["markdown"]
    assert "the variance 1.25" in page
    assert "-1.3416" in answer["markdown"]
    assert "```python\nx = np.array" in answer["markdown"]
    assert "{{" not in page + answer["markdown"]

    problem = library.problems["layer-norm"]
    files = dict(problem.files) | {"reference.py": problem.files["reference.py"] + b"# more\n"}
    place = {"slug": problem.slug, "collection": problem.collection, "chapter": problem.chapter}
    changed = {**library.problems, "layer-norm": load_package(files, **place)}
    with site.database.transaction() as session:
        catalogue.import_library(session, replace(library, problems=changed))

    assert PENDING in visitor.get(CHAPTER).text


def test_headings_are_a_list_of_contents(visitor: httpx.Client):
    """Each entry of the list leads to a heading of the page."""
    page = visitor.get(CHAPTER).text

    contents = re.search(r'aria-label="In this lesson">(.*?)</nav>', page, re.DOTALL)
    assert contents is not None
    anchors = re.findall(r'href="#([^"]+)"', contents[1])
    assert len(anchors) >= 7
    for anchor in anchors:
        assert f'id="{anchor}"' in page
