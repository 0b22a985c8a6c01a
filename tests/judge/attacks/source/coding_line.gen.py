# goal: a line that names another encoding
# expect: accepted
RIGHT = b"def probe(x):\n    return 2 * x\n"


def source() -> bytes:
    return b"# -*- coding: rot13 -*-\n" + RIGHT
