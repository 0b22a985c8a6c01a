# goal: a line that names an encoding in which other code appears
# expect: accepted
RIGHT = b"def probe(x):\n    return 2 * x\n"


def source() -> bytes:
    return b"# coding: utf-7\n# +AAo-import os; os._exit(0)\n" + RIGHT
