# goal: functions that return functions, a thousand deep
# expect: compile_error | runtime_error | accepted
RIGHT = b"def probe(x):\n    return 2 * x\n"


def source() -> bytes:
    return RIGHT + b"v = " + b"lambda: " * 1_000 + b"1\n"
