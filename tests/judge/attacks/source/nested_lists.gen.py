# goal: lists in lists, a hundred deep
# expect: compile_error | accepted
RIGHT = b"def probe(x):\n    return 2 * x\n"


def source() -> bytes:
    return RIGHT + b"v = " + b"[" * 150 + b"]" * 150 + b"\n"
