# goal: half a surrogate in UTF-8
# expect: compile_error
RIGHT = b"def probe(x):\n    return 2 * x\n"


def source() -> bytes:
    return RIGHT + b"# \xed\xa0\x80\n"
