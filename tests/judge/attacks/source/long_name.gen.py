# goal: a name of a megabyte
# expect: accepted
RIGHT = b"def probe(x):\n    return 2 * x\n"


def source() -> bytes:
    return RIGHT + b"x" * (1 << 20) + b" = 1\n"
