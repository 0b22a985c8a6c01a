"""Packages as one file: a zip with a manifest of hashes, written and read with suspicion.

An archive comes from somebody else. Names, sizes and hashes are checked before anything is
written, and the caller verifies the package before it takes it in.
"""

import hashlib
import io
import json
import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from app.errors import Conflict, Invalid
from problems.hashes import package_hash
from problems.load import MAX_FILE_BYTES
from problems.package import Problem

MANIFEST = "manifest.json"
FORMAT = 1
MOST_FILES = 500
MOST_BYTES = 32 << 20
MOST_IN_BUNDLE = 1000
_IN_BUNDLE = re.compile(r"[a-z0-9-]{1,100}\.zip")
_EPOCH = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class Archive:
    """A package out of an archive, and where it says that it belongs."""

    slug: str
    collection: str
    chapter: str
    files: Mapping[str, bytes]


def write_archive(problem: Problem) -> bytes:
    """The package as a zip; equal packages give equal bytes."""
    manifest = {
        "format": FORMAT,
        "slug": problem.slug,
        "collection": problem.collection,
        "chapter": problem.chapter,
        "package_hash": problem.package_hash,
        "judging_hash": problem.judging_hash,
        "files": {name: _digest(content) for name, content in sorted(problem.files.items())},
    }
    content = {MANIFEST: json.dumps(manifest, indent=1).encode() + b"\n"}
    content |= {f"{problem.slug}/{name}": data for name, data in sorted(problem.files.items())}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in content.items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)
    return buffer.getvalue()


def write_bundle(problems: Sequence[Problem]) -> bytes:
    """Several packages in one zip: `SLUG.zip` for each, as `write_archive` makes it."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as bundle:
        for problem in sorted(problems, key=lambda each: each.slug):
            # Compressed inside already.
            bundle.writestr(zipfile.ZipInfo(f"{problem.slug}.zip", _EPOCH), write_archive(problem))
    return buffer.getvalue()


def split_bundle(data: bytes) -> list[bytes]:
    """The archives of a bundle; an archive that is none is the only one.

    Raises:
        Invalid: the bundle holds too much.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as bundle:
            members = [entry for entry in bundle.infolist() if not entry.is_dir()]
            names = [entry.filename for entry in members]
            if not names or not all(_IN_BUNDLE.fullmatch(name) for name in names):
                return [data]
            if len(members) > MOST_IN_BUNDLE or sum(e.file_size for e in members) > MOST_BYTES:
                raise Invalid(
                    f"The bundle holds more than {MOST_IN_BUNDLE} packages or "
                    f"{MOST_BYTES >> 20} MiB; import it in parts."
                )
            return [_read_member(bundle, entry, MOST_BYTES) for entry in members]
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError):
        # Not readable: `read_archive` says so with its reason.
        return [data]


def read_archive(data: bytes) -> Archive:
    """The package in an archive.

    Raises:
        Invalid: it is no archive of ours, or something in it is not what its manifest says.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            content = _read_members(archive)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise Invalid(f"This is no zip that can be read: {error}.") from error
    manifest = _manifest(content)
    slug = manifest["slug"]
    files = {
        name.removeprefix(f"{slug}/"): data
        for name, data in content.items()
        if name.startswith(f"{slug}/")
    }
    strangers = sorted(set(content) - {MANIFEST} - {f"{slug}/{name}" for name in files})
    if strangers:
        raise Invalid(f"The archive holds {strangers[0]!r}, which is outside of {slug}/.")
    if {name: _digest(data) for name, data in files.items()} != manifest["files"]:
        wrong = [n for n in sorted({*files, *manifest["files"]}) if _differs(n, files, manifest)]
        raise Invalid(f"{wrong[0]} is not the file that the manifest lists; export it again.")
    if package_hash(files) != manifest["package_hash"]:
        raise Invalid("The package is not the one that the manifest names; export it again.")
    return Archive(slug, manifest["collection"], manifest["chapter"], files)


def unpack_into(archive: Archive, parent: Path) -> Path:
    """Write the package into the new folder `parent/slug`.

    Raises:
        Conflict: the folder exists.
    """
    folder = parent / archive.slug
    if folder.exists():
        raise Conflict(f"{folder} exists already; remove it, or import elsewhere with --into.")
    for name, data in archive.files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    return folder


def _read_members(archive: zipfile.ZipFile) -> dict[str, bytes]:
    """Every file, its name and size checked before it is unpacked."""
    members = [entry for entry in archive.infolist() if not entry.is_dir()]
    if len(members) > MOST_FILES:
        raise Invalid(f"The archive has {len(members)} files; at most {MOST_FILES} are read.")
    if sum(entry.file_size for entry in members) > MOST_BYTES:
        raise Invalid(f"The archive unpacks to more than {MOST_BYTES >> 20} MiB.")
    content: dict[str, bytes] = {}
    for entry in members:
        path = PurePosixPath(entry.filename)
        if path.is_absolute() or ".." in path.parts or "\\" in entry.filename:
            raise Invalid(f"The archive holds the name {entry.filename!r}, which leads outside.")
        if entry.filename in content:
            raise Invalid(f"The archive holds {entry.filename!r} twice.")
        content[entry.filename] = _read_member(archive, entry, MAX_FILE_BYTES)
    return content


def _read_member(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, most_bytes: int) -> bytes:
    """One file, however large its header says that it is."""
    with archive.open(entry) as file:
        data = file.read(most_bytes + 1)
    if len(data) > most_bytes:
        raise Invalid(f"{entry.filename} is larger than {most_bytes} bytes.")
    return data


def _manifest(content: Mapping[str, bytes]) -> dict[str, Any]:
    if MANIFEST not in content:
        raise Invalid(f"The archive has no {MANIFEST}; make it with `ndjudge problem export`.")
    try:
        manifest = json.loads(content[MANIFEST])
    except ValueError as error:
        raise Invalid(f"{MANIFEST} is not JSON: {error}.") from error
    texts = ("slug", "collection", "chapter", "package_hash")
    is_ours = (
        isinstance(manifest, dict)
        and manifest.get("format") == FORMAT
        and all(isinstance(manifest.get(key), str) for key in texts)
        and isinstance(manifest.get("files"), dict)
    )
    if not is_ours or PurePosixPath(manifest["slug"]).name != manifest["slug"]:
        raise Invalid(f"{MANIFEST} is not of format {FORMAT}; export the package again.")
    found: dict[str, Any] = manifest
    return found


def _differs(name: str, files: Mapping[str, bytes], manifest: Mapping[str, Any]) -> bool:
    return name not in files or manifest["files"].get(name) != _digest(files[name])


def _digest(data: bytes) -> str:
    return f"sha256:{hashlib.sha256(data).hexdigest()}"
