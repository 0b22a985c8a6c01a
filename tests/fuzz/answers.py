"""Fuzz target: the bytes of a child's answer, from frame to outcome.

`python -m tests.fuzz.answers -runs=1000000` (or `make fuzz`). Nothing but the decoder's own error
may be raised, and nothing much larger than the input may be built.
"""

import contextlib
import sys
import tempfile
import tracemalloc
from pathlib import Path

import atheris
import numpy as np

with atheris.instrument_imports(include=["judge.codec", "judge.answers"]):
    from judge import codec
    from judge.answers import Answer, load_failure
    from judge.process import Frame

# A list of None takes nine bytes of memory for each byte of the payload, a dict of small
# integers about a hundred; whatever takes far more than that is a memory bomb.
MOST_BYTES_PER_BYTE = 400
SLACK_BYTES = 1 << 20


def one_input(data: bytes) -> None:
    """Feed one payload to everything that parses what a child sends."""
    tracemalloc.start()
    try:
        codec.decode_all(bytearray(data))
    except codec.DecodeError:
        pass
    finally:
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert peak <= len(data) * MOST_BYTES_PER_BYTE + SLACK_BYTES, f"{peak} bytes"
    frame = Frame(codec.ANSWER, 0, bytearray(data))
    Answer(frame, "", False, 0, 0).outcome(0, 1)
    load_failure(Frame(codec.LOADED, 0, bytearray(data)))
    if len(data) >= codec.FRAME.size:
        with contextlib.suppress(codec.DecodeError):
            codec.unpack_frame(data[: codec.FRAME.size])


def seeds() -> list[bytes]:
    """Well-formed payloads of every kind, for the fuzzer to start from."""
    arrays = [np.arange(6).reshape(2, 3).astype(dtype) for dtype in codec.DTYPES]
    values: list[object] = [None, True, -1, 10**30, 1.5, 1 + 2j, "text", b"bytes", [1, [2]]]
    values += [(1, "a"), {"a": [1.0], 2: None}, {1, 2}, np.float32(1.5), codec.Seed(7)]
    values += [codec.Opaque("Decimal"), codec.FunctionValue("f", "def f(): pass")]
    values += [*arrays, np.asfortranarray(arrays[0]), np.zeros((0, 3)), arrays[1][:, ::2]]
    error = {"type": "E", "module": "m", "message": "", "frames": [[1, "f"]], "exit": False}
    error |= {"too_large": False, "errno": None, "deliberate": False}
    notes = {"raised": error, "answered": 0, "mutated": ["x"], "aliased": []}
    failure = {"reason": "syntax", "message": "m", "line": 3}
    whole = [codec.encode(value) for value in [*values, notes, failure]]
    return [*whole, codec.encode(1.0) + codec.encode(None), codec.pack_frame(5, 0, 8)]


def main() -> None:
    """Run atheris; without a folder among the arguments it starts from `seeds`."""
    with tempfile.TemporaryDirectory() as folder:
        for number, seed in enumerate(seeds()):
            (Path(folder) / f"seed-{number}").write_bytes(seed)
        atheris.Setup([*sys.argv, folder], one_input)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
