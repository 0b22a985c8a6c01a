# goal: answer from a thread while the main one is stuck
# expect: accepted | runtime_error | time_limit_exceeded
import threading

from judge import codec
from judge.child import channel


def probe(x):
    encoder = codec.Encoder()
    encoder.add(2 * x)
    encoder.add(None)
    threading.Thread(target=channel.send_parts, args=(codec.ANSWER, 0, encoder)).start()
    return 2 * x
