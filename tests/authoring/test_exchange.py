"""Archives and practice files: what leaves a package, and what may come in."""

import io
import json
import subprocess
import sys
import zipfile

import pytest

from app.authoring.archive import MANIFEST, read_archive, unpack_into, write_archive
from app.authoring.practice import practice_file
from app.errors import Conflict, Invalid
from judge.run import Judge
from problems.cases import PUBLIC_SALT
from problems.load import load_folder
from problems.package import Problem
from tests.problems.conftest import FILES


@pytest.fixture
def problem(folder) -> Problem:
    return load_folder(folder())


def changed(data: bytes, **members: bytes | None) -> bytes:
    """The archive with other members; None leaves one out."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        content = {name: archive.read(name) for name in archive.namelist()}
    content.update({name.replace("__", "/"): text for name, text in members.items()})
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, text in content.items():
            if text is not None:
                archive.writestr(name, text)
    return buffer.getvalue()


def test_an_archive_holds_the_package_and_nothing_else(problem, tmp_path):
    """Written twice it is the same file; unpacked it is the same package."""
    data = write_archive(problem)

    folder = unpack_into(read_archive(data), tmp_path / "new")

    assert write_archive(problem) == data
    assert load_folder(folder).package_hash == problem.package_hash
    with pytest.raises(Conflict, match="exists already"):
        unpack_into(read_archive(data), tmp_path / "new")


@pytest.mark.parametrize(
    ("members", "part"),
    [
        ({"scale-rows__hints.md": b"other"}, "hints.md is not the file"),
        ({"scale-rows__hints.md": None}, "hints.md is not the file"),
        ({"scale-rows__more.md": b"more"}, "more.md is not the file"),
        ({"stranger.txt": b"x"}, "outside of scale-rows"),
        ({"..__evil.py": b"x"}, "leads outside"),
        ({"scale-rows__large.md": bytes(2 << 20)}, "larger than"),
        ({MANIFEST: None}, "no manifest.json"),
        ({MANIFEST: b"{"}, "not JSON"),
        ({MANIFEST: json.dumps({"format": 99}).encode()}, "not of format"),
    ],
)
def test_what_is_not_what_it_says_is_refused(problem, members, part):
    """Names that lead outside, sizes, and hashes are looked at before anything is written."""
    with pytest.raises(Invalid, match=part):
        read_archive(changed(write_archive(problem), **members))


def test_no_zip_is_refused():
    """Any other file is the user's mistake, not a crash."""
    with pytest.raises(Invalid, match="no zip"):
        read_archive(b"PK\x03\x04 but not really")


def test_a_practice_file_tells_right_from_wrong(problem, tmp_path):
    """pytest over the visible cases passes the reference and fails a wrong solution."""
    with Judge(1) as judge:
        cases = judge.case_set(problem, PUBLIC_SALT).cases
    text = practice_file(problem, cases, "test_scale.py")
    (tmp_path / "test_scale.py").write_text(text)

    codes = {}
    for name in ("reference.py", "wrong/divides.py"):
        (tmp_path / "solution.py").write_text(FILES[name])
        command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "test_scale.py"]
        codes[name] = subprocess.run(command, cwd=tmp_path, capture_output=True).returncode

    assert codes == {"reference.py": 0, "wrong/divides.py": 1}
    assert text.count("'scale'") == 1
