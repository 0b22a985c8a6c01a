"""You add up absolute differences. Square each difference before adding."""
# expect: wrong_answer in hidden

import numpy as np


def cost(output, labels):
    target = np.eye(output.shape[1])[labels]
    per_sample = np.abs(output - target).sum(axis=1)
    return per_sample, float(per_sample.mean())
