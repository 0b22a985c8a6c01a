"""You leave out the size of the filters. Each output number takes a product for every cell that the filter covers, in every channel."""
# expect: wrong_answer in hidden

import numpy as np


def branch_mults(h, w, branches):
    costs = []
    for stages in branches:
        cost = 0
        for c_in, f, c_out in stages:
            cost += c_in * c_out * h * w
        costs.append(cost)
    return np.array(costs, dtype=np.int64), sum(costs)
