# goal: raise an exception whose text never ends
# expect: time_limit_exceeded
class Endless(Exception):
    def __str__(self):
        return max(iter(str, None))


def probe(x):
    if len(x) == 3:
        raise Endless
    return 2 * x
