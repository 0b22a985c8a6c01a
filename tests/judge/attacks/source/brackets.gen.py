# goal: ten thousand brackets
# expect: compile_error
RIGHT = b"def probe(x):\n    return 2 * x\n"


def source() -> bytes:
    return RIGHT + b"(" * 10_000 + b")" * 10_000 + b"\n"
