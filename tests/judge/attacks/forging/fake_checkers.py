# goal: put modules of its own in place of the judge's
# expect: wrong_answer
import sys
import types

for name in ("judge.checkers", "judge.run", "judge.report", "judge.supervisor"):
    sys.modules[name] = types.ModuleType(name)
    sys.modules[name].check = lambda *inputs: None


def probe(x):
    return x
