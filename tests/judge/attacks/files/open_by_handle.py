# goal: open a file by its handle, past every folder's rights
# expect: forbidden
import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def probe(x):
    if libc.open_by_handle_at(-100, ctypes.create_string_buffer(200), 0) < 0:
        return 2 * x
    return 0 * x + 666
