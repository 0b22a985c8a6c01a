# goal: three thousand decorators
# expect: accepted | runtime_error
RIGHT = b"def probe(x):\n    return 2 * x\n"


def source() -> bytes:
    return b"@(lambda f: f)\n" * 3_000 + RIGHT
