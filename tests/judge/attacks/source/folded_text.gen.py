# goal: a text that is multiplied while it is compiled
# expect: accepted
RIGHT = b"def probe(x):\n    return 2 * x\n"


def source() -> bytes:
    return RIGHT + b"def never():\n    return (('x' * 4096) * 4096) * 4096\n"
