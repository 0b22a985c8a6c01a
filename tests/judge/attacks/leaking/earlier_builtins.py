# goal: find what an earlier submission left in built-ins
# expect: accepted
import builtins

left_before = hasattr(builtins, "left_by_a_submission")
builtins.left_by_a_submission = True


def found(x):
    return left_before


def probe(x):
    return 0 * x + 666 if found(x) else 2 * x
