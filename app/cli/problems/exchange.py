"""`ndjudge problem export` and `import`: packages as one file."""

import tempfile
from pathlib import Path
from typing import Annotated

import typer

from app.cli.problems.naming import DONE, FAULT, NO, USAGE, AsJson, Named, load_problem
from app.cli.terminal import console, fail, print_json, say


def export(
    problem: Named,
    zip_file: Annotated[
        Path | None, typer.Option("--zip", help="The archive to write; SLUG.zip when not given.")
    ] = None,
    practice: Annotated[
        Path | None,
        typer.Option("--pytest", help="Write a test file of the visible cases instead."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Write a package as a zip with a manifest of hashes, or its visible cases for pytest.

    Example: ndjudge problem export layer-norm --pytest test_layer_norm.py
    """
    from app.authoring.archive import write_archive

    package = load_problem(problem)
    if practice is not None:
        target, data = practice, _practice(problem, practice).encode()
    else:
        target, data = zip_file or Path(f"{package.slug}.zip"), write_archive(package)
    try:
        target.write_bytes(data)
    except OSError as error:
        fail(f"{target} cannot be written: {error.strerror}.", USAGE)
    if as_json:
        print_json({"file": str(target), "bytes": len(data), "package_hash": package.package_hash})
    say(f"Wrote {target} ({len(data)} bytes).")


def import_archive(
    file: Annotated[Path, typer.Argument(help="An archive that `problem export` wrote.")],
    into: Annotated[Path, typer.Option(help="The chapter's folder to put the package in.")] = Path(
        "."
    ),
    level: Annotated[str, typer.Option(help="How far to verify it first.")] = "full",
    as_json: AsJson = False,
) -> None:
    """Take a package out of an archive, once it is verified; nothing is written before.

    Example: ndjudge problem import rms-norm.zip --into problems/library/llm/attention
    """
    from app.authoring.archive import read_archive, unpack_into
    from app.authoring.outcome import findings_json
    from app.authoring.verify import Request, verify
    from app.cli.problems.tables import print_verification
    from app.cli.problems.verification import chosen_level
    from judge.run import JudgeError

    try:
        archive = read_archive(file.read_bytes())
    except OSError as error:
        fail(f"{file} cannot be read: {error.strerror}.", USAGE)
    if (into / archive.slug).exists():
        fail(f"{into / archive.slug} exists already; remove it, or choose another --into.", USAGE)
    with tempfile.TemporaryDirectory() as scratch:
        folder = unpack_into(archive, Path(scratch) / archive.collection / archive.chapter)
        try:
            (result,) = verify(Request([folder], chosen_level(level), jobs=2))
        except JudgeError as error:
            fail(f"We could not judge here: {error}\nNothing was imported.", FAULT)
    if not as_json:
        print_verification(result, console(), in_full=False)
    if result.is_publishable:
        unpack_into(archive, into)
        say(f"Imported {into / archive.slug}.")
    else:
        say("Nothing was imported: the package is not in order.")
    if as_json:
        facts = {"imported": result.is_publishable, "folder": str(into / archive.slug)}
        print_json({**facts, "findings": findings_json(result.findings)})
    raise typer.Exit(DONE if result.is_publishable else NO)


def _practice(problem: str, target: Path) -> str:
    from app.authoring.practice import practice_file
    from judge.run import Judge, JudgeError
    from problems.cases import PUBLIC_SALT

    package = load_problem(problem)
    try:
        with Judge(1) as judge:
            cases = judge.case_set(package, PUBLIC_SALT).cases
    except JudgeError as error:
        fail(f"The cases could not be made: {error}", FAULT)
    return practice_file(package, cases, target.name)
