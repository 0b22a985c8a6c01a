"""An exception of foreign code as plain data: type, message, the learner's own frames."""

import dis
import traceback
from typing import Any

from judge import codec

_MAX_MESSAGE = 2000
_MAX_FRAMES = 12
_RAISE = dis.opmap["RAISE_VARARGS"]


def describe(error: BaseException, file: str = "<solution>") -> dict[str, Any]:
    """Describe `error`; frames are pairs of line and function name, outermost first."""
    try:
        message = str(error)
    except BaseException:  # its __str__ is foreign code too
        message = "(its message could not be printed)"
    return {
        "type": str(type(error).__name__)[:100],
        "module": str(getattr(type(error), "__module__", ""))[:100],
        "message": message[:_MAX_MESSAGE],
        "frames": _own_frames(error, file),
        "exit": isinstance(error, SystemExit),
        "too_large": isinstance(error, codec.TooLarge),
        "errno": _errno(error),
        "deliberate": isinstance(error, MemoryError) and _was_raised_by_statement(error),
    }


def _errno(error: BaseException) -> int | None:
    number = getattr(error, "errno", None) if isinstance(error, OSError) else None
    return number if isinstance(number, int) else None


def _own_frames(error: BaseException, file: str) -> list[list[Any]]:
    frames = [
        [line, frame.f_code.co_name[:100]]
        for frame, line in traceback.walk_tb(error.__traceback__)
        if frame.f_code.co_filename == file
    ]
    if len(frames) > _MAX_FRAMES:
        return frames[: _MAX_FRAMES // 2] + frames[-_MAX_FRAMES // 2 :]
    return frames


def _was_raised_by_statement(error: BaseException) -> bool:
    """Whether a `raise` statement made it, and not an allocation that failed."""
    link = error.__traceback__
    while link is not None and link.tb_next is not None:
        link = link.tb_next
    return link is not None and link.tb_frame.f_code.co_code[link.tb_lasti] == _RAISE
