# goal: old line ends
# expect: accepted
RIGHT = b"def probe(x):\n    return 2 * x\n"


def source() -> bytes:
    return RIGHT.replace(b"\n", b"\r")
