# goal: marks that show the code in another order
# expect: accepted
RIGHT = b"def probe(x):\n    return 2 * x\n"


def source() -> bytes:
    return "# \u202e } evil\n".encode() + RIGHT
