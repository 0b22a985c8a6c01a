"""You pass the output through a softmax before comparing. This cost takes the activations as they are."""
# expect: wrong_answer in hidden

import numpy as np


def cost(output, labels):
    e = np.exp(output - output.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    target = np.eye(output.shape[1])[labels]
    per_sample = ((p - target) ** 2).sum(axis=1)
    return per_sample, float(per_sample.mean())
