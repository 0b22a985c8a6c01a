"""Products for one output number, times output numbers

Plain Python, whose integers have no largest value; a branch is a recursion over its stages.
"""

import numpy as np


def branch_mults(h, w, branches):
    def chain(stages):
        if not stages:
            return 0
        (c_in, f, c_out), *rest = stages
        products_per_number = c_in * f * f
        numbers = c_out * h * w
        return products_per_number * numbers + chain(rest)

    costs = [chain(stages) for stages in branches]
    return np.array(costs, dtype=np.int64), sum(costs)
