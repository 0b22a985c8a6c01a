"""One syntax tree at a time, for everything in the tests' process.

CPython 3.11 counts the depth of a tree under construction for the whole interpreter. Hypothesis
hangs a Python function into the garbage collector, which may hand over to another thread in the
middle of a tree; pytest, Hypothesis and the server in a thread of the tests all build trees, and
whoever was interrupted ends with `SystemError: AST constructor recursion depth mismatch`. The
site's own code waits its turn in `problems.syntax`; here the others do too.
"""

import ast
import sys
import threading
from functools import wraps

_ONE_AT_A_TIME = threading.RLock()


def wait_for_each_other() -> None:
    """Let callers of `ast.parse` come one after the other; 3.12 and later do not need it."""
    if sys.version_info >= (3, 12):
        return
    parse = ast.parse

    @wraps(parse)
    def parse_alone(*args: object, **options: object) -> ast.AST:
        with _ONE_AT_A_TIME:
            return parse(*args, **options)  # type: ignore[call-overload, no-any-return]

    ast.parse = parse_alone  # type: ignore[assignment]
