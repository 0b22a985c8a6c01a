# goal: an expression of a million terms
# expect: compile_error | runtime_error | time_limit_exceeded | memory_limit_exceeded
RIGHT = b"def probe(x):\n    return 2 * x\n"


def source() -> bytes:
    return RIGHT + b"v = " + b"1+" * 1_000_000 + b"1\n"
