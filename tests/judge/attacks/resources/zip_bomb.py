# goal: inflate a few kilobytes to gigabytes
# expect: memory_limit_exceeded | time_limit_exceeded
import zlib


def probe(x):
    press = zlib.compressobj(9)
    small = b"".join(press.compress(bytes(1 << 20)) for _ in range(16)) + press.flush()
    return len(b"".join(zlib.decompress(small) for _ in range(4096))) * x
