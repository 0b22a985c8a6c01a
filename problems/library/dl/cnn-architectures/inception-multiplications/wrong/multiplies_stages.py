"""You multiply the costs of the stages of a chain. They are executed one after the other, so they add up, and an empty chain costs nothing."""
# expect: wrong_answer in hidden

import numpy as np


def branch_mults(h, w, branches):
    costs = []
    for stages in branches:
        cost = 1
        for c_in, f, c_out in stages:
            cost *= f * f * c_in * c_out * h * w
        costs.append(cost)
    return np.array(costs, dtype=np.int64), sum(costs)
