# goal: ten thousand branches
# expect: accepted | compile_error | runtime_error
RIGHT = b"def probe(x):\n    return 2 * x\n"


def source() -> bytes:
    return RIGHT + b"if 0: pass\n" + b"elif 0: pass\n" * 10_000
