"""`ndjudge problem export`: a package as one file, or its visible cases for pytest."""

from pathlib import Path
from typing import Annotated

import typer

from app.cli.problems.naming import FAULT, USAGE, AsJson, Named, load_problem
from app.cli.terminal import fail, print_json, say


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
