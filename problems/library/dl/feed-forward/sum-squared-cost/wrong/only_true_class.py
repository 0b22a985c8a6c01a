"""You look at the neuron of the true class only. The others should be 0, and what they are too much counts as well."""
# expect: wrong_answer in hidden

import numpy as np


def cost(output, labels):
    per_sample = (output[np.arange(len(labels)), labels] - 1.0) ** 2
    return per_sample, float(per_sample.mean())
