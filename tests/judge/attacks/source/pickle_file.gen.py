# goal: a compiled module instead of source
# expect: compile_error


def source() -> bytes:
    return b"\xa7\r\r\n" + bytes(12) + b"\xe3" + bytes(40)
