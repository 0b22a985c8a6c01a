"""You carry the cost of one branch over into the next. Every branch starts at zero."""
# expect: wrong_answer in hidden

import numpy as np


def branch_mults(h, w, branches):
    costs = []
    cost = 0
    for stages in branches:
        for c_in, f, c_out in stages:
            cost += f * f * c_in * c_out * h * w
        costs.append(cost)
    return np.array(costs, dtype=np.int64), sum(costs)
