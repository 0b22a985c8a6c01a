"""Packages out of a git repository: found in its tree, read from its objects.

The files are never written to a folder by git: their names, kinds and sizes are known from the
tree before any is read.
"""

import re
import tempfile
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from app.authoring.archive import MOST_BYTES, MOST_FILES, Archive
from app.authoring.git import Git
from app.authoring.remote import Remote, resolve
from app.errors import Invalid, TooLarge
from problems.load import MAX_FILE_BYTES

MOST_PACKAGES = 200
MOST_LISTED_BYTES = 8 << 20
MARK = "problem.toml"

_BRANCH = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]{0,199}")
_FOLDER = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]*(/[A-Za-z0-9_][A-Za-z0-9._-]*)*")
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_FILE, _EXECUTABLE = "100644", "100755"


@dataclass(frozen=True)
class Source:
    """Where packages are: a repository, a branch or tag (its main one), a folder (all of it)."""

    url: str
    branch: str = ""
    folder: str = ""

    def __post_init__(self) -> None:
        if self.branch and (not _BRANCH.fullmatch(self.branch) or ".." in self.branch):
            raise Invalid(f"{self.branch[:60]!r} is not the name of a branch or tag.", "branch")
        if self.folder and not _FOLDER.fullmatch(self.folder):
            raise Invalid(
                f"{self.folder[:60]!r} is not a folder: write it from the top of the repository, "
                "as in problems/rms-norm.",
                "folder",
            )


@dataclass(frozen=True)
class _Entry:
    mode: str
    object_id: str
    size_bytes: int
    path: PurePosixPath


def fetch(
    source: Source,
    open_hosts: Collection[str] = (),
    on_wait: Callable[[], None] = lambda: None,
) -> list[Archive]:
    """The packages below a folder of a repository, as they are in its newest commit.

    A package is a folder with a `problem.toml`. Its name is the slug; the two folders above name
    collection and chapter, which are empty where there are none.

    Args:
        open_hosts: hosts that may be private, see `remote`.
        on_wait: called while git works; what it raises ends this.

    Raises:
        Invalid: address, branch, folder or a package cannot be used. TooLarge: a bound is passed.
        Unavailable: no git here, or the repository does not answer.
    """
    remote = resolve(source.url, open_hosts)
    with tempfile.TemporaryDirectory(prefix="ndjudge-git-") as scratch:
        git = Git(Path(scratch), remote, on_wait)
        git.run("init", "--bare", "--quiet", "--template=", ".")
        options = ("--quiet", "--depth=1", "--no-tags", "--no-recurse-submodules", "--no-auto-gc")
        git.run("fetch", *options, remote.url, source.branch or "HEAD")
        below = ("--", source.folder) if source.folder else ()
        listed = git.run("ls-tree", "-r", "-z", "-l", "--full-tree", "FETCH_HEAD", *below)
        packages = _packages(_entries(listed), remote)
        if not packages:
            where = f"the folder {source.folder}" if source.folder else "the repository"
            raise Invalid(f"There is no package in {where}: no folder has a {MARK}.", "folder")
        return [_archive(git, folder, entries, remote) for folder, entries in packages.items()]


def _entries(listed: bytes) -> list[_Entry]:
    if len(listed) > MOST_LISTED_BYTES:
        raise TooLarge("The repository has too many files; name a folder of it.")
    found = []
    for line in listed.split(b"\0"):
        if not line:
            continue
        facts, _, path = line.partition(b"\t")
        mode, _, object_id, size = facts.decode("ascii").split()
        size_bytes = int(size) if size.isdigit() else 0
        name = PurePosixPath(path.decode("utf-8", "replace"))
        found.append(_Entry(mode, object_id, size_bytes, name))
    return found


def _packages(
    entries: Sequence[_Entry], remote: Remote
) -> Mapping[PurePosixPath, Sequence[_Entry]]:
    """The files of each folder that is a package; hidden files and caches are left out."""
    shown = [each for each in entries if not _is_left_out(each.path)]
    folders = {each.path.parent for each in shown if each.path.name == MARK}
    if len(folders) > MOST_PACKAGES:
        raise TooLarge(f"There are more than {MOST_PACKAGES} packages; name a folder.")
    found: dict[PurePosixPath, list[_Entry]] = defaultdict(list)
    for each in shown:
        owner = next((parent for parent in each.path.parents if parent in folders), None)
        if owner is not None:
            found[owner].append(each)
    by_slug: dict[str, PurePosixPath] = {}
    for folder in sorted(found):
        slug = folder.name or remote.name
        if slug in by_slug:
            raise Invalid(f"{by_slug[slug]} and {folder} are both named {slug}; name one folder.")
        by_slug[slug] = folder
    return {folder: found[folder] for folder in by_slug.values()}


def _archive(git: Git, folder: PurePosixPath, entries: Sequence[_Entry], remote: Remote) -> Archive:
    slug = folder.name or remote.name
    if not _SLUG.fullmatch(slug):
        raise Invalid(f"The folder {folder} has no name for a problem: use a-z, 0-9 and hyphens.")
    for each in entries:
        if each.mode not in (_FILE, _EXECUTABLE):
            raise Invalid(f"{each.path} is a link or another repository; put the file itself.")
        if each.size_bytes > MAX_FILE_BYTES:
            raise TooLarge(f"{each.path} is larger than {MAX_FILE_BYTES} bytes.")
    if len(entries) > MOST_FILES or sum(each.size_bytes for each in entries) > MOST_BYTES:
        raise TooLarge(f"{folder} has more than {MOST_FILES} files or {MOST_BYTES >> 20} MiB.")
    given = "".join(f"{each.object_id}\n" for each in entries).encode()
    contents = _blobs(git.run("cat-file", "--batch", given=given), entries)
    files = {str(each.path.relative_to(folder)): contents[each.object_id] for each in entries}
    above = folder.parts[-3:-1] if len(folder.parts) > 2 else ("", "")
    return Archive(slug, above[0], above[1], files)


def _blobs(answer: bytes, entries: Sequence[_Entry]) -> dict[str, bytes]:
    """The contents by object, out of `<id> blob <size>`, a line end, the bytes, a line end."""
    contents, at = {}, 0
    for each in entries:
        start = answer.index(b"\n", at) + 1
        at = start + each.size_bytes + 1
        contents[each.object_id] = answer[start : at - 1]
    return contents


def _is_left_out(path: PurePosixPath) -> bool:
    return any(part.startswith(".") or part == "__pycache__" for part in path.parts)
