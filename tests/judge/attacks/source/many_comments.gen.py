# goal: a million lines
# expect: accepted | compile_error | time_limit_exceeded
RIGHT = b"def probe(x):\n    return 2 * x\n"


def source() -> bytes:
    return b"#\n" * (1 << 20) + RIGHT
