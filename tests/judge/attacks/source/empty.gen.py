# goal: an empty file
# expect: compile_error


def source() -> bytes:
    return b""
