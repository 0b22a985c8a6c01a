"""You count the last stage of a chain twice. Each stage is executed once; the often quoted 358 million for the module with bottlenecks contain a stage twice as well."""
# expect: wrong_answer in hidden

import numpy as np


def branch_mults(h, w, branches):
    costs = []
    for stages in branches:
        cost = 0
        for c_in, f, c_out in stages:
            cost += f * f * c_in * c_out * h * w
        if len(stages) > 1:
            c_in, f, c_out = stages[-1]
            cost += f * f * c_in * c_out * h * w
        costs.append(cost)
    return np.array(costs, dtype=np.int64), sum(costs)
