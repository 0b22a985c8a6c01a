# goal: a constant that grows while it is compiled
# expect: accepted | memory_limit_exceeded | time_limit_exceeded
RIGHT = b"def probe(x):\n    return 2 * x\n"


def source() -> bytes:
    return RIGHT + b"def never():\n    return ((((1 << 99) ** 99) ** 99) ** 99) ** 99\n"
