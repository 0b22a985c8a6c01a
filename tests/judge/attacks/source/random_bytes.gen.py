# goal: bytes that are no text
# expect: compile_error


def source() -> bytes:
    return bytes(range(256)) * 64
