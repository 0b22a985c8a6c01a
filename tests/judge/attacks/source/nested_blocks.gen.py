# goal: blocks in blocks
# expect: compile_error
RIGHT = b"def probe(x):\n    return 2 * x\n"


def source() -> bytes:
    return RIGHT + b"".join(b" " * n + b"if 1:\n" for n in range(200)) + b" " * 200 + b"pass\n"
