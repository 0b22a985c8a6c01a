"""You count one position of the filters. They are applied at every cell of the map."""
# expect: wrong_answer in hidden

import numpy as np


def branch_mults(h, w, branches):
    costs = []
    for stages in branches:
        cost = 0
        for c_in, f, c_out in stages:
            cost += f * f * c_in * c_out
        costs.append(cost)
    return np.array(costs, dtype=np.int64), sum(costs)
