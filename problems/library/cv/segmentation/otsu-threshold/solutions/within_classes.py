"""The smallest variance within the classes

Variance between and variance within add up to the total, so the best threshold makes the
squared distances to the class means smallest. In whole numbers, multiplied by both counts.
"""

import itertools


def otsu(img):
    values = sorted(img.ravel().tolist())
    if values[0] == values[-1]:
        return min(values[0], 254)
    n, total = len(values), sum(values)
    squares = sum(value * value for value in values)
    best = None
    n0 = sum0 = 0
    for value, following in itertools.pairwise(values):
        n0 += 1
        sum0 += value
        if value == following:
            continue
        n1, sum1 = n - n0, total - sum0
        # within = squares - sum0^2/n0 - sum1^2/n1, as a fraction over n0 n1
        within = (squares * n0 * n1 - sum0**2 * n1 - sum1**2 * n0, n0 * n1)
        if best is None or within[0] * best[1] < best[0] * within[1]:
            best, threshold = within, value
    return threshold
