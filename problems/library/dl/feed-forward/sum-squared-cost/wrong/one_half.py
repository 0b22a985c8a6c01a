"""You include a factor one half. Some books do, to lose the 2 of the derivative; this cost is the plain sum of squares."""
# expect: wrong_answer in hidden

import numpy as np


def cost(output, labels):
    target = np.eye(output.shape[1])[labels]
    per_sample = 0.5 * ((output - target) ** 2).sum(axis=1)
    return per_sample, float(per_sample.mean())
