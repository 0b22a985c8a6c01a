# goal: texts in texts in texts
# expect: compile_error
RIGHT = b"def probe(x):\n    return 2 * x\n"


def source() -> bytes:
    return RIGHT + b"v = f'" + b'{f"' * 60 + b'"}' * 60 + b"'\n"
