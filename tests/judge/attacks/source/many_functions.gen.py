# goal: fifty thousand functions
# expect: accepted | compile_error | memory_limit_exceeded | time_limit_exceeded
RIGHT = b"def probe(x):\n    return 2 * x\n"


def source() -> bytes:
    return b"".join(b"def f%d(): pass\n" % n for n in range(50_000)) + RIGHT
