# goal: say that a broken source was loaded
# expect: runtime_error
from judge import codec
from judge.child import channel

PLAIN = {"raised": None, "answered": 1, "mutated": [], "aliased": []}

channel.send(codec.LOADED, 0, None)
raise ValueError
