# goal: a chain of attributes, twenty thousand long
# expect: compile_error | runtime_error
RIGHT = b"def probe(x):\n    return 2 * x\n"


def source() -> bytes:
    return RIGHT + b"v = probe" + b".a" * 20_000 + b"\n"
