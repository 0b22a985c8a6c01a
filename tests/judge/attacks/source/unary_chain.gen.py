# goal: a hundred thousand minus signs
# expect: compile_error | runtime_error
RIGHT = b"def probe(x):\n    return 2 * x\n"


def source() -> bytes:
    return RIGHT + b"v = " + b"-" * 100_000 + b"1\n"
