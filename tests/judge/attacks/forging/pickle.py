# goal: send a pickle that runs a program when it is opened
# expect: runtime_error
import os
import pickle

from judge import codec


class Bomb:
    def __reduce__(self):
        return (os.system, ("touch /tmp/exploded",))


def probe(x):
    data = pickle.dumps(Bomb())
    os.write(4, codec.pack_frame(codec.ANSWER, 0, len(data)) + data)
    return 2 * x
