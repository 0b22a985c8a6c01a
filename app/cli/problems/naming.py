"""What the commands on packages share: how a package is named, and exit codes."""

from typing import TYPE_CHECKING, Annotated

import typer

from app.cli.terminal import fail

if TYPE_CHECKING:
    from problems.package import Problem

DONE, NO, USAGE, FAULT = 0, 1, 2, 3
PROBLEM_HELP = "A slug of the library (layer-norm) or the path of a package."

AsJson = Annotated[bool, typer.Option("--json", help="Print the result as JSON on stdout.")]
Named = Annotated[str, typer.Argument(help=PROBLEM_HELP)]
Jobs = Annotated[
    int | None, typer.Option(min=1, help="How many run at once; one a core when not given.")
]


def load_problem(name: str) -> "Problem":
    """The package of that slug or path; exits 2 with the remedy where it cannot be loaded."""
    from app.authoring.library import find_folder
    from problems.errors import PackageError
    from problems.load import load_folder

    try:
        return load_folder(find_folder(name))
    except PackageError as error:
        fail(str(error), USAGE)


def stands_in_a_chapter(name: str) -> bool:
    """Whether the folder of a package is in a chapter's, which says where it belongs."""
    from app.authoring.library import find_folder

    return (find_folder(name).resolve().parent / "chapter.toml").is_file()
