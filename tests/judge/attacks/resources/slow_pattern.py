# goal: match a pattern whose cost doubles with each letter
# expect: time_limit_exceeded
import re


def probe(x):
    if len(x) == 3:
        re.match(r"(a+)+$", "a" * 40 + "b")
    return 2 * x
