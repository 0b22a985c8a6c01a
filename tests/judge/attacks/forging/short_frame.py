# goal: announce more than it sends, then end
# expect: runtime_error
import os

from judge import codec


def probe(x):
    os.write(4, codec.pack_frame(codec.ANSWER, 0, 1000) + b"short")
    os._exit(0)
