# goal: open a file by its number
# expect: accepted
import ctypes

libc = ctypes.CDLL(None, use_errno=True)
handle = ctypes.create_string_buffer(b"\x80" + bytes(200))
mount = ctypes.c_int()


def probe(x):
    if libc.name_to_handle_at(-100, b"/etc/passwd", handle, ctypes.byref(mount), 0) < 0:
        return 2 * x
    return 0 * x + 666
