# goal: a text of eight megabytes
# expect: accepted | memory_limit_exceeded
RIGHT = b"def probe(x):\n    return 2 * x\n"


def source() -> bytes:
    return RIGHT + b"t = '" + b"x" * (8 << 20) + b"'\n"
