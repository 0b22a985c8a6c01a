# goal: announce an answer of exabytes
# expect: output_limit_exceeded
import os

from judge import codec


def probe(x):
    os.write(4, codec.pack_frame(codec.ANSWER, 0, 1 << 60))
    return 2 * x
