"""Submissions and runs: sending in code, reading what became of it, cancelling."""

from app.services.submissions.admission import MAX_CODE_BYTES
from app.services.submissions.reading import (
    SubmissionPage,
    SubmissionQuery,
    get_visible,
    is_final,
    list_own,
    position,
)
from app.services.submissions.scripts import is_readable, read_script, script_of
from app.services.submissions.sending import cancel, run, submit

__all__ = [
    "MAX_CODE_BYTES",
    "SubmissionPage",
    "SubmissionQuery",
    "cancel",
    "get_visible",
    "is_final",
    "is_readable",
    "list_own",
    "position",
    "read_script",
    "run",
    "script_of",
    "submit",
]
