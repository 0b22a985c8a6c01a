"""Importing the library, listing, searching, paging, chapters, the problem of the day."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import func, select

from app.db.models import ProblemVersion
from app.errors import Invalid, NotFound
from app.services import catalogue, progress
from app.services.catalogue import (
    LearnerStatus,
    ProblemQuery,
    ProblemRow,
    ProblemSort,
    SampleLine,
    SampleView,
)
from judge.report import Verdict
from problems.load import load_package
from problems.package import Library, Problem


def edited(problem: Problem, file: str, more: str) -> Problem:
    files = dict(problem.files) | {file: problem.files[file] + more.encode()}
    return load_package(
        files, slug=problem.slug, collection=problem.collection, chapter=problem.chapter
    )


def imported(database, library: Library) -> catalogue.ImportSummary:
    with database.transaction() as session:
        return catalogue.import_library(session, library)


def rows(database, user=None, **query) -> list[ProblemRow]:
    """All that fit a query, however many pages they fill."""
    found, cursor = [], None
    while True:
        asked = ProblemQuery(**query, limit=100, cursor=cursor)
        with database.session() as session:
            page = catalogue.list_problems(session, asked, user)
        found += page.items
        cursor = page.next
        if cursor is None:
            return found


def listed(database, user=None, **query) -> list[str]:
    return [row.slug for row in rows(database, user, **query)]


def test_importing_twice_changes_nothing(database, library):
    """The second import of the same hashes adds no version and keeps the numbers."""
    first = imported(database, library)
    numbers = [row.number for row in rows(database)]

    second = imported(database, library)

    assert set(first.added) == set(library.problems)
    assert (second.added, second.updated) == ((), ())
    assert second.unchanged == len(library.problems)
    assert numbers == list(range(1, len(library.problems) + 1))


def test_a_new_package_hash_is_a_new_version(database, library):
    """A typo fix keeps samples and number; the old version stays for old verdicts."""
    imported(database, library)
    with database.transaction() as session:
        before = catalogue.get(session, "layer-norm")
        sample = SampleView((SampleLine("layer_norm([[1.0]])", "[[0.0]]"),), "why", {"x": "1"})
        catalogue.store_samples(session, before.version_id, [sample])
    package = edited(library.problems["layer-norm"], "statement.md", "\nSubstratum.\n")
    changed = replace(library, problems={**library.problems, "layer-norm": package})

    summary = imported(database, changed)

    assert summary.updated == ("layer-norm",)
    with database.session() as session:
        after = catalogue.get(session, "layer-norm")
        assert after.row.number == before.row.number
        assert after.samples == (sample,)
        assert after.package == package
        assert catalogue.package(session, before.version_id) == library.problems["layer-norm"]
        versions = select(func.count()).where(ProblemVersion.problem_id == after.problem_id)
        assert session.scalar(versions) == 2
    assert listed(database, text="substratum") == ["layer-norm"]
    assert imported(database, library).updated == ("layer-norm",)


def test_prerequisites_come_first_inside_a_chapter(stocked):
    """Neighbours follow the learning order and stay in the chapter."""
    with stocked.session() as session:
        page = catalogue.get_chapter(session, "optimizers")
        middle = catalogue.get(session, page.problems[1].slug)

    assert [row.slug for row in page.problems].index("sgd") == 0
    assert (middle.previous, middle.next) == (page.problems[0], page.problems[2])
    assert middle.chapter.title == page.chapter.title


def test_filters_combine(stocked, learner, judged):
    """Words, collection, chapter, tag and status: all conditions hold together."""
    judged(learner, slug="adam")
    judged(learner, Verdict.WRONG_ANSWER, "sgd")

    assert "layer-norm" in listed(stocked, text="LAYER norm")
    assert listed(stocked, text="no-such-quokka") == []
    chapter = set(listed(stocked, collection="dl", chapter="optimizers"))
    assert chapter >= {"adam", "momentum", "sgd"}
    assert listed(stocked, learner, status=LearnerStatus.SOLVED) == ["adam"]
    assert listed(stocked, learner, status=LearnerStatus.TRIED) == ["sgd"]
    untouched = {"status": LearnerStatus.UNTOUCHED, "chapter": "optimizers"}
    assert set(listed(stocked, learner, **untouched)) == chapter - {"adam", "sgd"}
    unsolved = {"hides_solved": True, "chapter": "optimizers"}
    assert set(listed(stocked, learner, **unsolved)) == chapter - {"adam"}
    assert len(listed(stocked, status=LearnerStatus.UNTOUCHED)) == len(listed(stocked))
    with stocked.session() as session:
        tag = catalogue.facets(session).tags[0]
        tagged = catalogue.list_problems(session, ProblemQuery(tag=tag)).items
    assert tagged
    assert all(tag in row.tags for row in tagged)


@pytest.mark.parametrize(
    "text", ["biased layers normalised", "norm layer", 'Layer "normalis', "bleu"]
)
def test_words_are_found_by_stem_and_beginning(stocked, text):
    """Other forms, beginnings and quotes find what a reader would expect; order is free."""
    expected = "bleu" if text == "bleu" else "layer-norm"

    assert expected in listed(stocked, text=text)


@pytest.mark.parametrize("text", ['"', "100% quokka", "* OR", "(a & !b):* quokka", "' -- quokka"])
def test_signs_in_a_search_are_no_syntax(stocked, text):
    """What would be an operator of a database's search language finds nothing and fails nothing."""
    assert listed(stocked, text=text) == [] or text == "* OR"


def test_a_number_finds_its_problem(stocked):
    """`#3` is looked up as a number."""
    with stocked.session() as session:
        third = catalogue.list_problems(session, ProblemQuery()).items[2]

    assert third.slug in listed(stocked, text="#3")


@pytest.mark.parametrize("sort", ProblemSort)
@pytest.mark.parametrize("descending", [False, True])
def test_pages_cover_the_list_in_order(stocked, learner, judged, library, sort, descending):
    """Page after page gives every problem once, in the order of the whole list."""
    judged(learner)
    judged(learner, Verdict.WRONG_ANSWER, "adam")
    whole = listed(stocked, sort=sort, descending=descending)
    slugs, cursor, shown = [], None, []

    while True:
        query = ProblemQuery(sort=sort, descending=descending, limit=3, cursor=cursor)
        with stocked.session() as session:
            page = catalogue.list_problems(session, query)
        slugs += [row.slug for row in page.items]
        shown.append((page.shown, page.total))
        cursor = page.next
        if cursor is None:
            break

    assert slugs == whole
    assert sorted(slugs) == sorted(library.problems)
    assert shown[0] == (3, len(whole))
    assert shown[-1] == (len(whole), len(whole))


@pytest.mark.parametrize("cursor", ["", "x", "W10", "bnVsbA", "\ud800", "AAAA" * 100])
def test_a_foreign_cursor_is_refused(stocked, cursor):
    """What is not a cursor of this list is the client's mistake, not ours."""
    with stocked.session() as session, pytest.raises(Invalid, match="cursor"):
        catalogue.list_problems(session, ProblemQuery(cursor=cursor))


def test_acceptance_and_solvers_are_shown(stocked, learner, judged):
    """One accepted of two submissions is a half; without any there is no share."""
    judged(learner)
    judged(learner, Verdict.WRONG_ANSWER)

    with stocked.session() as session:
        tried = catalogue.get(session, "layer-norm", learner).row
        untouched = catalogue.get(session, "adam", learner).row

    assert (tried.acceptance, tried.solvers, tried.status) == (0.5, 1, LearnerStatus.SOLVED)
    assert (untouched.acceptance, untouched.status) == (None, LearnerStatus.UNTOUCHED)


def test_the_daily_problem_does_not_repeat(stocked, library):
    """As many days as there are problems bring each of them once, from any day on."""
    start = date(2026, 2, 27)

    with stocked.session() as session:
        days = [
            catalogue.daily(session, start + timedelta(days=day)).slug
            for day in range(len(library.problems))
        ]
        again = catalogue.daily(session, start).slug

    assert sorted(days) == sorted(library.problems)
    assert again == days[0]


def test_what_does_not_exist_is_named(stocked, database):
    """An unknown slug or chapter is `NotFound`; an empty catalogue has no problem of the day."""
    with stocked.session() as session:
        for read in (catalogue.get, catalogue.get_chapter):
            with pytest.raises(NotFound, match="'no-such'"):
                read(session, "no-such")
        with pytest.raises(NotFound):
            catalogue.get(session, "nul\0")


def test_totals_and_profile_follow_the_verdicts(stocked, learner, judged):
    """Solved counts by difficulty and collection add up; runs and failures do not count."""
    judged(learner)
    judged(learner, Verdict.WRONG_ANSWER, "adam")

    with stocked.session() as session:
        profile = progress.profile(session, learner)

    assert (profile.totals.all.solved, profile.tried, profile.submissions) == (1, 1, 2)
    assert profile.totals.by_collection["llm"].solved == 1
    assert sum(share.problems for share in profile.totals.by_difficulty.values()) == (
        profile.totals.all.problems
    )
    assert [each.slug for each in profile.solved] == ["layer-norm"]
    assert [each.problem.slug for each in profile.recent] == ["adam", "layer-norm"]
