"""Values as Python source that makes them again: for cases, and for practice files."""

from typing import Any

import numpy as np

from problems.inputs import FunctionRef, ObjectRef, RngRef


def source_of(value: Any, with_dtype: bool = True) -> str:
    """The value as an expression over `np`; arrays keep dtype and shape.

    Without `with_dtype` an array that a nested list can stand for is one: the declared dtype of
    a case does the rest.
    """
    match value:
        case np.ndarray():
            return _array(value, with_dtype)
        case np.generic():
            return source_of(value.item(), with_dtype)
        case float():
            return f'float("{value}")' if not np.isfinite(value) else repr(value)
        case list():
            return f"[{', '.join(source_of(item, with_dtype) for item in value)}]"
        case tuple():
            items = "".join(f"{source_of(item, with_dtype)}, " for item in value).rstrip()
            return f"({items})" if len(value) == 1 else f"({items.rstrip(',')})"
        case set() | frozenset():
            items = ", ".join(sorted(source_of(item, with_dtype) for item in value))
            return f"{{{items}}}" if value else "set()"
        case dict():
            pairs = (
                f"{source_of(key, with_dtype)}: {source_of(item, with_dtype)}"
                for key, item in value.items()
            )
            return f"{{{', '.join(pairs)}}}"
        case FunctionRef(name=name):
            return name
        case ObjectRef(name=name):
            return repr(name)
        case RngRef(seed=seed):
            return f"np.random.default_rng({seed})"
    return repr(value)


def _array(array: np.ndarray, with_dtype: bool) -> str:
    if array.size == 0:
        return f"np.zeros({array.shape}, dtype={array.dtype.name!r})"
    items = source_of(array.tolist(), with_dtype)
    return f"np.array({items}, dtype={array.dtype.name!r})" if with_dtype else items
