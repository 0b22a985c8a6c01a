"""`ndjudge problem import`: packages out of a zip or a git repository, verified first."""

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from app.cli.problems.naming import DONE, FAULT, NO, USAGE, AsJson
from app.cli.terminal import console, fail, print_json, say

if TYPE_CHECKING:
    from app.authoring.archive import Archive
    from app.authoring.outcome import Verification

HERE = Path(".")


def import_packages(
    source: Annotated[
        str,
        typer.Argument(
            help="A zip that `problem export` or the administration wrote, or the https:// "
            "address of a git repository."
        ),
    ],
    into: Annotated[Path, typer.Option(help="The chapter's folder to put packages in.")] = HERE,
    branch: Annotated[
        str, typer.Option(help="The repository's branch or tag; its main one when not given.")
    ] = "",
    folder: Annotated[
        str, typer.Option(help="The repository's folder; all of it when not given.")
    ] = "",
    level: Annotated[str, typer.Option(help="How far to verify first.")] = "full",
    as_json: AsJson = False,
) -> None:
    """Take packages in, each once it is verified; nothing is written before, nothing of it run.

    Example: ndjudge problem import rms-norm.zip --into problems/library/llm/attention
    Example: ndjudge problem import https://example.org/a/problems.git --folder llm/rms-norm
    """
    from app.cli.problems.tables import print_verification

    archives = _read(source, branch, folder)
    taken = [into / each.slug for each in archives if (into / each.slug).exists()]
    if taken:
        fail(f"{taken[0]} exists already; remove it, or choose another --into.", USAGE)
    results = _verify(archives, into, level)
    for result in results:
        if not as_json:
            print_verification(result, console(), in_full=False)
    packages = [
        _take_in(archive, result, into) for archive, result in zip(archives, results, strict=True)
    ]
    is_all = all(each["imported"] for each in packages)
    if as_json:
        findings = [finding for each in packages for finding in each["findings"]]
        first = {"imported": is_all, "folder": packages[0]["folder"], "findings": findings}
        print_json({**first, "packages": packages})
    raise typer.Exit(DONE if is_all else NO)


def _read(source: str, branch: str, folder: str) -> "list[Archive]":
    from app.authoring.archive import read_archive, split_bundle
    from app.authoring.repository import Source, fetch
    from app.settings import Settings

    if "://" in source:
        say(f"Fetching {source}")
        return fetch(Source(source, branch, folder.strip("/")), Settings().open_git_hosts)
    if branch or folder:
        fail("--branch and --folder are for a repository; this is a file.", USAGE)
    try:
        content = Path(source).read_bytes()
    except OSError as error:
        fail(f"{source} cannot be read: {error.strerror}.", USAGE)
    return [read_archive(each) for each in split_bundle(content)]


def _verify(archives: "Sequence[Archive]", into: Path, level: str) -> "list[Verification]":
    """Verification of each package in a scratch folder, in the order given."""
    from app.authoring.archive import unpack_into
    from app.authoring.verify import Request, verify
    from app.cli.problems.verification import chosen_level
    from judge.run import JudgeError

    here = into.resolve()
    with tempfile.TemporaryDirectory() as scratch:
        folders = [
            unpack_into(
                each,
                Path(scratch) / (each.collection or here.parent.name) / (each.chapter or here.name),
            )
            for each in archives
        ]
        try:
            return verify(Request(folders, chosen_level(level), jobs=2))
        except JudgeError as error:
            fail(f"We could not judge here: {error}\nNothing was imported.", FAULT)


def _take_in(archive: "Archive", result: "Verification", into: Path) -> dict[str, Any]:
    """Write the package if it is in order; what became of it."""
    from app.authoring.archive import unpack_into
    from app.authoring.outcome import findings_json

    target = into / archive.slug
    if result.is_publishable:
        unpack_into(archive, into)
        say(f"Imported {target}.")
    else:
        say(f"{archive.slug} was not imported: the package is not in order.")
    return {
        "slug": archive.slug,
        "imported": result.is_publishable,
        "folder": str(target),
        "findings": findings_json(result.findings),
    }
