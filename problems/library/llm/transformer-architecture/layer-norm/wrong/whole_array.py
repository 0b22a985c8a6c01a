"""You use one mean and one variance for the whole matrix. Every row has its own mean and its own variance."""
# expect: wrong_answer in hidden
# hint: 1

import numpy as np


def layer_norm(x, gamma, beta, eps):
    return gamma * (x - x.mean()) / np.sqrt(x.var() + eps) + beta
