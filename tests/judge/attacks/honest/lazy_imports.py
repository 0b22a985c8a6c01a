# goal: import parts of the standard library while running
# expect: accepted
def probe(x):
    import collections
    import colorsys
    import fractions
    import json
    import statistics

    import numpy.ma
    import numpy.polynomial

    parts = [collections.Counter("aa")["a"], statistics.mean([1, 3]), json.loads("2")]
    parts += [fractions.Fraction(4, 2), 2 * colorsys.rgb_to_hsv(1, 1, 1)[2]]
    parts += [numpy.ma.array([2]).max(), numpy.polynomial.Polynomial([2])(0)]
    assert all(part == 2 for part in parts)
    return x * int(parts[0])
