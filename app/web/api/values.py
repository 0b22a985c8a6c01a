"""What several routes share: code as bytes, pages of a list, texts in both forms."""

from typing import Annotated, Any, Generic, TypeVar

from fastapi import Path, Query
from pydantic import BaseModel, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from app.errors import Invalid
from app.services.submissions import MAX_CODE_BYTES

T = TypeVar("T")


def _to_bytes(value: Any) -> bytes:
    if not isinstance(value, str):
        raise PydanticCustomError("code_type", "Give the source code as one JSON string")
    # A lone surrogate or NUL is the learner's mistake: it gets a verdict, not a refusal.
    return value.encode("utf-8", "surrogatepass")


def to_text(code: bytes) -> str:
    """Stored code for a JSON answer; bytes that are not UTF-8 are shown as escapes."""
    return code.decode("utf-8", "backslashreplace")


_CODE_SCHEMA = {
    "type": "string",
    "description": f"Python source, at most {MAX_CODE_BYTES} bytes of UTF-8.",
}
Code = Annotated[bytes, PlainValidator(_to_bytes), WithJsonSchema(_CODE_SCHEMA)]

Slug = Annotated[str, Path(description="The problem, as in its address: layer-norm.")]
SubmissionId = Annotated[int, Path(ge=1, lt=2**63)]
Limit = Annotated[int, Query(ge=1, le=100, description="How many items at most.")]
Cursor = Annotated[str | None, Query(max_length=1000, description="The `next` of the page before.")]


class CodeBody(BaseModel):
    code: Code


class Page(BaseModel, Generic[T]):
    """One page of a list; `next` is the cursor of the following one, null at the end."""

    items: list[T]
    next: str | None = None


class Text(BaseModel):
    """A text as its author wrote it, placeholders filled, and as HTML with MathML."""

    markdown: str
    html: str


def read_id(cursor: str | None) -> int:
    """The id after which a page begins, from the cursor of a list in the order of ids.

    Raises:
        Invalid: it is no such cursor.
    """
    if cursor is None:
        return 0
    if not (cursor.isascii() and cursor.isdigit() and len(cursor) < 19):
        raise Invalid("This cursor is not one of this list; begin again without it.", "cursor")
    return int(cursor)
