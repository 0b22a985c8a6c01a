"""An exception of foreign code as plain data: type, message, the learner's own frames."""

import dis
import traceback
import types
from collections.abc import Callable
from typing import Any

import numpy as np

from judge import codec

_MAX_MESSAGE = 2000
_MAX_FRAMES = 12
_MOST_SHAPES = 12
_RAISE = dis.opmap["RAISE_VARARGS"]


def describe(error: BaseException, file: str = "<solution>") -> dict[str, Any]:
    """Describe `error`; frames are pairs of line and function name, outermost first, and shapes
    those of the arrays that the innermost frame has a name for."""
    return {
        "type": _told(lambda: type(error).__name__, 100, "an exception without a name"),
        "module": _told(lambda: type(error).__module__, 100, ""),
        "message": _told(lambda: error, _MAX_MESSAGE, "(its message could not be printed)"),
        "frames": _own_frames(error, file),
        "shapes": _shapes(error, file),
        "exit": isinstance(error, SystemExit),
        "too_large": isinstance(error, codec.TooLarge),
        "errno": _errno(error),
        "deliberate": not isinstance(error, MemoryError) or _was_raised_by_statement(error),
    }


def _told(read: Callable[[], Any], most: int, otherwise: str) -> str:
    """What an exception says of itself: foreign code, which may fail or return odd strings."""
    try:
        return str.__getitem__(str(read()), slice(most))
    except BaseException:
        return otherwise


def _errno(error: BaseException) -> int | None:
    try:
        number = error.errno if isinstance(error, OSError) else None
    except BaseException:  # an attribute may be foreign code too
        return None
    return number if type(number) is int else None


def _own_frames(error: BaseException, file: str) -> list[list[Any]]:
    frames = [
        [line, frame.f_code.co_name[:100]]
        for frame, line in traceback.walk_tb(_traceback(error))
        if frame.f_code.co_filename == file
    ]
    if len(frames) > _MAX_FRAMES:
        return frames[: _MAX_FRAMES // 2] + frames[-_MAX_FRAMES // 2 :]
    return frames


def _shapes(error: BaseException, file: str) -> list[list[Any]]:
    """Names and shapes of the local arrays where the solution's own code was left last."""
    frames = [
        frame
        for frame, _ in traceback.walk_tb(_traceback(error))
        if frame.f_code.co_filename == file
    ]
    found = frames[-1].f_locals.items() if frames else ()
    arrays = [[name[:100], list(value.shape)] for name, value in found if type(value) is np.ndarray]
    return arrays[:_MOST_SHAPES]


def _traceback(error: BaseException) -> types.TracebackType | None:
    """The true traceback, whatever the exception's class made of the attribute."""
    found: types.TracebackType | None = vars(BaseException)["__traceback__"].__get__(error)
    return found


def _was_raised_by_statement(error: BaseException) -> bool:
    """Whether a `raise` statement made it, and not an allocation that failed."""
    link = _traceback(error)
    while link is not None and link.tb_next is not None:
        link = link.tb_next
    return link is not None and link.tb_frame.f_code.co_code[link.tb_lasti] == _RAISE
