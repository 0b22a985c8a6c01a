# goal: nothing but null bytes
# expect: compile_error


def source() -> bytes:
    return bytes(1 << 16)
