# goal: a comparison of a hundred thousand parts
# expect: accepted | compile_error | time_limit_exceeded
RIGHT = b"def probe(x):\n    return 2 * x\n"


def source() -> bytes:
    return RIGHT + b"v = " + b"1<" * 100_000 + b"1\n"
