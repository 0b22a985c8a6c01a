"""A progress bar on standard error, where that is a terminal."""

import sys
from types import TracebackType
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import TaskID


class Progress:
    """One line for each piece of work that is under way, and one for the whole."""

    def __init__(self, terminal: "Console", total: int, is_shown: bool = True) -> None:
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
        from rich.progress import Progress as Bars

        self._bars = Bars(
            TextColumn("{task.description}"),
            BarColumn(bar_width=24),
            MofNCompleteColumn(),
            console=terminal,
            transient=True,
            # What is printed meanwhile goes above the bars, but never from a file into them.
            redirect_stdout=sys.stdout.isatty(),
            disable=not (is_shown and terminal.is_terminal),
        )
        self._tasks: dict[str, TaskID] = {}
        self._whole = self._bars.add_task("all", total=total, visible=total > 1)

    def __enter__(self) -> Self:
        self._bars.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._bars.stop()

    def tell(self, name: str, part: str, done: int, total: int) -> None:
        """`done` of `total` steps of a part are done; a total of 0 is unknown."""
        if name not in self._tasks:
            self._tasks[name] = self._bars.add_task(name)
        self._bars.update(
            self._tasks[name],
            description=f"{name}: {part}",
            completed=done,
            total=total or None,
        )

    def finish(self, name: str) -> None:
        """A piece of work is done."""
        if name in self._tasks:
            self._bars.remove_task(self._tasks.pop(name))
        self._bars.advance(self._whole)
