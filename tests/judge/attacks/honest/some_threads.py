# goal: use a few threads
# expect: accepted
from concurrent.futures import ThreadPoolExecutor

import numpy as np


def probe(x):
    with ThreadPoolExecutor(4) as pool:
        return np.array(list(pool.map(lambda value: 2 * value, x)))
