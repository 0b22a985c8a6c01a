# goal: blanks only
# expect: compile_error


def source() -> bytes:
    return b" \n" * 1000
