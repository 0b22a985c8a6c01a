"""Loading packages: what comes out, and what an author reads when it cannot."""

from pathlib import Path

import pytest

from judge.checkers import equivalence
from judge.report import Verdict
from problems.documents import VERDICTS
from problems.errors import PackageError
from problems.load import LIBRARY_ROOT, load_folder, load_library, load_package, read_folder
from problems.package import Difficulty, Expectation, GeneratorUse
from problems.parse import parse_package
from problems.rules import FREEDOMS
from tests.problems.conftest import TOML

NAMES = {"slug": "scale-rows", "collection": "test", "chapter": "rows"}


def write(folder: Path, files: dict[str, bytes]) -> Path:
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


def test_package_becomes_values(package):
    """A complete package gives every field, defaults included."""
    problem = load_package(package(), **NAMES)

    assert (problem.title, problem.difficulty) == ("Scale the rows", Difficulty.EASY)
    assert problem.groups[0].uses == (GeneratorUse("normal", 2, {}),)
    assert problem.hints == ("Look at shapes.", "Add an axis.", "Broadcast.")
    assert [s.title for s in problem.solutions] == ["Row by row"]
    assert problem.limits.memory_mib == 256
    assert problem.tolerance is None
    misconception = problem.misconception("by-column")
    assert misconception is not None
    assert misconception.message.startswith("You scale the columns.")
    assert misconception.expectation == Expectation("wrong_answer", ("hidden",))


def test_a_package_says_who_wrote_it_on_what_terms(package):
    """Names and licence of the file; without them those of the library."""
    files = package()
    said = b'authors = ["Ada Example", "Bo Muster"]\nlicense = "CC0-1.0"\ntags'
    credited = files | {"problem.toml": files["problem.toml"].replace(b"tags", said, 1)}

    plain, named = load_package(files, **NAMES), load_package(credited, **NAMES)

    assert (plain.authors, plain.license) == (("ndjudge contributors",), "CC-BY-SA-4.0")
    assert (named.authors, named.license) == (("Ada Example", "Bo Muster"), "CC0-1.0")
    assert plain.judging_hash == named.judging_hash


def test_folder_names_the_rest(package, tmp_path):
    """Slug, chapter and collection come from the path."""
    folder = write(tmp_path / "cv" / "rows" / "scale-rows", package())

    problem = load_folder(folder)

    assert (problem.slug, problem.chapter, problem.collection) == ("scale-rows", "rows", "cv")


def test_library_is_in_order_and_loads():
    """Every package of the library loads, sorted by collection, chapter and slug."""
    library = load_library()

    places = [(p.collection, p.chapter, p.slug) for p in library.problems.values()]
    assert places == sorted(places)
    assert {p.chapter for p in library.problems.values()} <= library.chapters.keys()
    assert (LIBRARY_ROOT / "llm").is_dir()


@pytest.mark.parametrize(
    ("file", "old", "new", "place", "part"),
    [
        ("problem.toml", 'title = "Sc', "title = Sc", "problem.toml:1", "mend the TOML"),
        ("problem.toml", "tags =", "tgas =", "problem.toml:3", 'Did you mean "tags"?'),
        ("problem.toml", '"easy"', '"eassy"', "problem.toml:2", 'Did you mean "easy"?'),
        ("problem.toml", "tags = [", 'up_to = ["scal"]\ntags = [', "problem.toml:3", '"scale"?'),
        ("problem.toml", "count = 2", "count = 0", "problem.toml:16", "at least 1"),
        ("problem.toml", 'd = "0..8"', 'e = "0..8"', "problem.toml:8", 'parameter "e"'),
        ("problem.toml", '"0..3"', '"about 3"', "problem.toml:10", "'about 3' is none of"),
        ("problem.toml", "float64[n, d], f", "float46[n, d], f", "problem.toml:4", "column 10"),
        ("problem.toml", "groups.hidden", "groups.edges", "problem.toml:15", "has no table"),
        ("problem.toml", 'name = "A book', 'nam = "A book', "problem.toml:18", "is missing"),
        ("hints.md", "## 2", "## 4", "hints.md:5", 'begins with "## 2"'),
        ("hints.md", "## 1", "First", "hints.md:1", "before the first hint"),
        ("wrong/divides.py", "in hidden", "in hiden", "wrong/divides.py:2", '"hidden"'),
        ("wrong/divides.py", "wrong_answer", "wrong", "wrong/divides.py:2", "wrong_answer"),
        ("wrong/divides.py", '"""', "#", "wrong/divides.py:1", "no docstring"),
        ("solutions/loop.py", "def scale(", "def scale", "solutions/loop.py:6", "not Python"),
        ("statement.md", "Scale", "\udcff", "statement.md:1", "UTF-8"),
    ],
)
def test_fault_names_line_and_remedy(package, file, old, new, place, part):
    """Each mistake is found where it stands, with what to do."""
    files = package()
    assert old.encode() in files[file]
    files[file] = files[file].replace(old.encode(), new.encode(errors="surrogateescape"), 1)

    with pytest.raises(PackageError) as caught:
        load_package(files, **NAMES)

    assert str(caught.value.place) == place
    assert part in caught.value.message


def test_every_fault_is_found_at_once(package):
    """One reading reports all faults, not the first."""
    toml = TOML.replace("tags", "tgas").replace("count = 2", "count = 0")
    files = package({"problem.toml": toml, "hints.md": "Hints.\n", "cases.py": None})

    problem, faults = parse_package(files, **NAMES)

    assert problem is None
    assert [f.place.file for f in faults] == [
        "problem.toml",
        "problem.toml",
        "cases.py",
        "hints.md",
    ]


def test_place_of_a_folder_can_be_opened(package, tmp_path, monkeypatch):
    """The message of a folder's fault names the file from where the author stands."""
    write(tmp_path / "cv" / "rows" / "scale-rows", package({"hints.md": "Hints.\n"}))
    monkeypatch.chdir(tmp_path)

    with pytest.raises(PackageError, match=r"^cv/rows/scale-rows/hints.md:1: "):
        load_library(tmp_path)


def test_slug_is_used_once(package, tmp_path):
    """Two folders of one name are refused with both places."""
    for chapter in ("rows", "columns"):
        write(tmp_path / "cv" / chapter / "scale-rows", package())

    with pytest.raises(PackageError, match='chapter "columns" has a problem of this name'):
        load_library(tmp_path)


def test_links_are_not_followed(package, tmp_path):
    """A package cannot bring in a file from outside its folder."""
    folder = write(tmp_path / "scale-rows", package())
    (folder / "notes.md").symlink_to("/etc/hostname")

    with pytest.raises(PackageError, match=r"notes.md: links are not followed"):
        read_folder(folder)


@pytest.mark.parametrize(
    ("file", "old", "new", "moves"),
    [
        ("statement.md", "Scale", "Multiply", False),
        ("problem.toml", "Scale the rows", "Scale rows", False),
        ("problem.toml", 'n = "1..4"', 'n = "1..5"', True),
        ("problem.toml", "count = 2", "count = 3", True),
        ("reference.py", "import", "# clear\nimport", True),
        ("wrong/divides.py", "You", "It seems you", False),
    ],
)
def test_judging_hash_moves_with_verdicts_only(package, file, old, new, moves):
    """A typo keeps the judging hash; whatever may change a verdict moves it."""
    before = load_package(package(), **NAMES)
    files = package()
    files[file] = files[file].replace(old.encode(), new.encode())

    after = load_package(files, **NAMES)

    assert after.package_hash != before.package_hash
    assert (after.judging_hash != before.judging_hash) is moves


def test_verdicts_are_those_of_the_judge():
    """An expectation can name each verdict that is the solution's doing, and no other."""
    ours = set(Verdict) - {Verdict.ACCEPTED, Verdict.JUDGE_ERROR}

    assert set(VERDICTS) == ours


def test_freedoms_are_those_of_the_judge():
    """A package can declare each freedom that the judge can compare up to, and no other."""
    assert set(FREEDOMS) == set(equivalence.FREEDOMS)
