"""Python source as a tree, one at a time.

CPython 3.11 counts the depth of a tree under construction for the whole interpreter: two threads
that parse at once may end with `SystemError: AST constructor recursion depth mismatch`.
"""

import ast
import threading
from typing import Literal, overload

_ONE_AT_A_TIME = threading.Lock()


@overload
def parse(source: str) -> ast.Module: ...
@overload
def parse(source: str, mode: Literal["eval"]) -> ast.Expression: ...
def parse(source: str, mode: str = "exec") -> ast.AST:
    """As `ast.parse`, safe to call from several threads.

    Raises:
        SyntaxError: the source is not Python.
    """
    with _ONE_AT_A_TIME:
        return ast.parse(source, mode=mode)
