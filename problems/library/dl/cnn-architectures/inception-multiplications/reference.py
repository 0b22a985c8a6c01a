"""The multiplications of an inception module, branch by branch."""

import numpy as np


def branch_mults(h, w, branches):
    """Return the multiplications of every branch, and of all of them together."""
    costs = np.zeros(len(branches), dtype=np.int64)
    for branch, stages in enumerate(branches):
        for c_in, f, c_out in stages:
            # h * w * c_out output numbers, each a sum of f * f * c_in products.
            costs[branch] += h * w * c_out * f * f * c_in
    return costs, int(costs.sum())
