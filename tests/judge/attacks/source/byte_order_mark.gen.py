# goal: a byte order mark
# expect: accepted
RIGHT = b"def probe(x):\n    return 2 * x\n"


def source() -> bytes:
    return b"\xef\xbb\xbf" + RIGHT
