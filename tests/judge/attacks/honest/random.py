# goal: use random numbers
# expect: accepted
import random

import numpy as np


def probe(x):
    noise = np.random.default_rng().normal() + random.random() + np.random.rand()
    return 2 * x + noise - noise
