# goal: functions in functions
# expect: compile_error | accepted
RIGHT = b"def probe(x):\n    return 2 * x\n"


def source() -> bytes:
    return RIGHT + b"".join(b" " * n + b"def f():\n" for n in range(90)) + b" " * 90 + b"pass\n"
