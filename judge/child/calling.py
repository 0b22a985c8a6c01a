"""The calls of one case, and what came of them, as one payload.

A CASE payload is a plan, one line `function target parameter …` for each call (target `-` where
there is no object), followed by the arguments one after the other. An ANSWER payload is the
returned values one after the other, and last None, or a dict: what was raised after how many
answers, which arguments were changed, which share memory with a result.
"""

import sys
import types
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from judge import codec
from judge.child import raised, rules
from judge.child.loading import Job


def answer(job: Job, module: types.ModuleType, payload: bytearray) -> codec.Encoder:
    """Make the calls of one case and encode what came of them.

    Each value is encoded as soon as it is returned, so that a later call which changes it does
    not change what was answered.
    """
    case = _Case(job, module, payload)
    error: dict[str, Any] | None = None
    try:
        for number, line in enumerate(case.plan):
            function, target, *parameters = line.split(" ")
            case.make_call(function, target, parameters)
            case.answered = number + 1
    except BaseException as caught:
        error = raised.describe(caught)
    flush_prints()
    if error is not None and error["too_large"]:
        case.encoder = codec.Encoder()
    notes = {
        "raised": error,
        "answered": case.answered,
        "mutated": case.mutated,
        "aliased": case.aliased,
    }
    case.encoder.add(notes if error or case.mutated or case.aliased else None)
    return case.close()


class _Case(codec.Builder):
    """One case under way: its objects, its payload, its answer."""

    def __init__(self, job: Job, module: types.ModuleType, payload: bytearray) -> None:
        self.job = job
        self.module = module
        self.payload = payload
        self.pristine = bytes(payload)
        self.raw = np.frombuffer(payload, np.uint8)
        self.reader = codec.Reader(payload)
        self.reader.build = self
        self.plan = self.reader.value().split("\n")
        self.objects: dict[str, Any] = {}
        self.encoder = codec.Encoder(job.max_answer_bytes, self.describe, copies=len(self.plan) > 1)
        self.answered = 0
        self.mutated: list[str] = []
        self.aliased: list[str] = []

    def close(self) -> codec.Encoder:
        """Give up what is needed no more before the answer is sent; the answer.

        Encoder and reader refer back here: in a ring the input and its copy would live until the
        garbage collector comes, beside those of the next case.
        """
        encoder = self.encoder
        del self.encoder, self.reader, self.pristine, self.raw, self.payload
        return encoder

    def make_call(self, function: str, target: str, parameters: list[str]) -> None:
        arguments, spans = [], []
        for _ in parameters:
            begin = self.reader.at
            arguments.append(self.reader.value())
            spans.append((begin, self.reader.at))
        result = self.call(function, target, arguments)
        self.encoder.add(result)
        for name, value, span in zip(parameters, arguments, spans, strict=True):
            if self.has_changed(value, *span):
                self.mutated.append(name)
            if _share_memory(result, value):
                self.aliased.append(name)

    def call(self, function: str, target: str, arguments: list[Any]) -> Any:
        if self.job.class_name is None:
            result = self.module.__dict__[function](*arguments)
        elif function == "__init__":
            self.objects[target] = self.module.__dict__[self.job.class_name](*arguments)
            return None
        else:
            result = getattr(self.objects[target], function)(*arguments)
        if self.job.collect and isinstance(result, Iterator):
            return list(result)
        return result

    def has_changed(self, value: Any, begin: int, end: int) -> bool:
        """Whether an argument is no longer what arrived; generators and functions may change."""
        if isinstance(value, _NEVER_CHANGES) or callable(value):
            return False
        if type(value) is np.ndarray and np.may_share_memory(value, self.raw):
            # Decoded in place: its bytes are the last of the span.
            return not _same_bytes(self.payload, self.pristine, end - value.nbytes, end)
        encoder = codec.Encoder(describe=self.describe, offset=begin)
        try:
            encoder.add(value)
        except codec.TooLarge:
            return True
        return b"".join(encoder.parts()) != self.pristine[begin:end]

    def describe(self, value: Any) -> Any:
        """What stands on the wire for a generator, a function or one of the case's objects."""
        if isinstance(value, np.random.Generator):
            return codec.Seed(0)
        if self.job.collect and isinstance(value, types.FunctionType):
            return codec.FunctionValue(
                value.__name__, rules.function_source(self.job.source, value)
            )
        for name, known in self.objects.items():
            if value is known:
                return codec.ObjectValue(name)
        return None

    def generator(self, seed: codec.Seed) -> Any:
        return np.random.default_rng(seed.number)

    def function(self, function: codec.FunctionValue) -> Any:
        namespace: dict[str, Any] = {"np": np, "__name__": "case"}
        exec(compile(function.source, "<case>", "exec"), namespace)  # noqa: S102
        return namespace[function.name]

    def object(self, value: codec.ObjectValue) -> Any:
        return self.objects[value.name]


_BLOCK = 1 << 16
_NEVER_CHANGES = (float, int, str, bytes, bool, type(None), np.generic, np.random.Generator)


def _same_bytes(one: bytearray, other: bytes, begin: int, end: int) -> bool:
    # Block by block: as a whole they would be copied, or a mask of their size be made.
    return all(
        one[at : min(at + _BLOCK, end)] == other[at : min(at + _BLOCK, end)]
        for at in range(begin, end, _BLOCK)
    )


def _share_memory(result: Any, argument: Any) -> bool:
    return (
        isinstance(result, np.ndarray)
        and isinstance(argument, np.ndarray)
        and result.size > 0
        and bool(np.may_share_memory(result, argument))
    )


def flush_prints() -> None:
    """Push out what was printed; whatever foreign code made of sys.stdout is its own affair."""
    flush: Callable[[], None] | None = getattr(sys.stdout, "flush", None)
    try:
        if flush is not None:
            flush()
    except BaseException:
        return
