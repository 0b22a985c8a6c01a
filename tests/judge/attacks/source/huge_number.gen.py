# goal: a number of a million digits
# expect: compile_error
RIGHT = b"def probe(x):\n    return 2 * x\n"


def source() -> bytes:
    return RIGHT + b"v = " + b"9" * 1_000_000 + b"\n"
