# goal: make system calls by the 32-bit gate, whose numbers differ
# expect: forbidden | runtime_error
# machine: x86_64
import ctypes
import mmap


def probe(x):
    # mov eax, 20 (getpid in the 32-bit table); int 0x80; ret
    code = mmap.mmap(-1, 4096, prot=7)
    code.write(b"\xb8\x14\x00\x00\x00\xcd\x80\xc3")
    address = ctypes.addressof(ctypes.c_char.from_buffer(code))
    pid = ctypes.CFUNCTYPE(ctypes.c_int)(address)()
    return 2 * x if pid < 0 else 0 * x + 666
