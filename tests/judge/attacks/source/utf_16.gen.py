# goal: text in UTF-16
# expect: compile_error
RIGHT = b"def probe(x):\n    return 2 * x\n"


def source() -> bytes:
    return RIGHT.decode().encode("utf-16")
