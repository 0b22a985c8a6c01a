# goal: a list of a million constants
# expect: accepted | memory_limit_exceeded | time_limit_exceeded | compile_error
RIGHT = b"def probe(x):\n    return 2 * x\n"


def source() -> bytes:
    return RIGHT + b"v = [" + b"1," * 1_000_000 + b"]\n"
