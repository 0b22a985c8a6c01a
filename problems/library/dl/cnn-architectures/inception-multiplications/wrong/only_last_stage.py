"""You count the last stage of each branch only. The filters that reduce the channels before it multiply too."""
# expect: wrong_answer in hidden

import numpy as np


def branch_mults(h, w, branches):
    costs = []
    for stages in branches:
        cost = 0
        for c_in, f, c_out in stages:
            cost = f * f * c_in * c_out * h * w
        costs.append(cost)
    return np.array(costs, dtype=np.int64), sum(costs)
