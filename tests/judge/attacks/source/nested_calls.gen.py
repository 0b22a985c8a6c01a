# goal: calls in calls
# expect: compile_error
RIGHT = b"def probe(x):\n    return 2 * x\n"


def source() -> bytes:
    return RIGHT + b"v = " + b"f(" * 5_000 + b")" * 5_000 + b"\n"
