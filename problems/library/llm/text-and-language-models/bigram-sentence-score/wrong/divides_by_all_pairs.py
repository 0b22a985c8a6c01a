"""You divide by the number of all pairs. The probability is conditional: divide by the pairs that begin with the word before."""
# expect: wrong_answer in hidden
# hint: 2

import math
from collections import Counter

import numpy as np


def best_sentence(corpus, candidates, k):
    pairs = Counter()
    for s in corpus:
        s = ["<s>"] + s + ["</s>"]
        pairs.update(zip(s, s[1:]))
    V = len({w for s in corpus for w in s}) + 1
    total = sum(pairs.values())
    scores = []
    for s in candidates:
        s = ["<s>"] + s + ["</s>"]
        scores.append(sum(math.log((pairs[a, b] + k) / (total + k * V)) for a, b in zip(s, s[1:])))
    scores = np.array(scores)
    return int(np.flatnonzero(scores >= scores.max() - 1e-9)[0]), scores
