# goal: a comment of ten megabytes
# expect: accepted
RIGHT = b"def probe(x):\n    return 2 * x\n"


def source() -> bytes:
    return b"#" * (10 << 20) + b"\n" + RIGHT
