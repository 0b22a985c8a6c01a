"""A second opinion on a result, by a language model that the operator chose; off by default."""

from app.services.opinions.asking import (
    FAILURES,
    View,
    begin,
    fail,
    finish,
    forget_old,
    prepare,
    view,
)
from app.services.opinions.prompt import PROMPT_VERSION, Prompt

__all__ = [
    "FAILURES",
    "PROMPT_VERSION",
    "Prompt",
    "View",
    "begin",
    "fail",
    "finish",
    "forget_old",
    "prepare",
    "view",
]
