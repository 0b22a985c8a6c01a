# goal: a slash in overlong UTF-8
# expect: compile_error
RIGHT = b"def probe(x):\n    return 2 * x\n"


def source() -> bytes:
    return RIGHT + b"# \xc0\xaf\n"
