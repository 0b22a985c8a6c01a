"""Values that a case names, a function, an object or a generator, as the codec carries them."""

from typing import Any

from judge import codec
from problems.inputs import FunctionRef, ObjectRef, RngRef


def on_the_wire(value: Any) -> Any:
    """A problem's reference to a function, object or generator as the codec's own."""
    match value:
        case FunctionRef(name=name, source=source):
            return codec.FunctionValue(name, source)
        case ObjectRef(name=name):
            return codec.ObjectValue(name)
        case RngRef(seed=seed):
            return codec.Seed(seed)
        case list() | tuple():
            return type(value)(on_the_wire(item) for item in value)
        case dict():
            return {key: on_the_wire(item) for key, item in value.items()}
    return value


def off_the_wire(value: Any) -> Any:
    """The inverse of `on_the_wire`, for what a generator yielded."""
    match value:
        case codec.FunctionValue(name=name, source=source):
            return FunctionRef(name, source)
        case codec.ObjectValue(name=name):
            return ObjectRef(name)
        case list() | tuple():
            return type(value)(off_the_wire(item) for item in value)
        case dict():
            return {key: off_the_wire(item) for key, item in value.items()}
    return value
