"""You treat filters as flat. A filter has a slice for each of its input channels, and all of them multiply."""
# expect: wrong_answer in hidden

import numpy as np


def branch_mults(h, w, branches):
    costs = []
    for stages in branches:
        cost = 0
        for c_in, f, c_out in stages:
            cost += f * f * c_out * h * w
        costs.append(cost)
    return np.array(costs, dtype=np.int64), sum(costs)
