# goal: a null byte in the middle
# expect: compile_error
RIGHT = b"def probe(x):\n    return 2 * x\n"


def source() -> bytes:
    return RIGHT[:20] + b"\0" + RIGHT[20:]
