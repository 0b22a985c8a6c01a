"""Your V grows by the words of the candidates. It counts words of the corpus; an unknown word changes nothing about it."""
# expect: wrong_answer in hidden

import math
from collections import Counter

import numpy as np


def best_sentence(corpus, candidates, k):
    pairs, firsts = Counter(), Counter()
    for s in corpus:
        s = ["<s>"] + s + ["</s>"]
        pairs.update(zip(s, s[1:]))
        firsts.update(s[:-1])
    V = len({w for s in corpus + candidates for w in s}) + 1
    scores = []
    for s in candidates:
        s = ["<s>"] + s + ["</s>"]
        scores.append(sum(math.log((pairs[a, b] + k) / (firsts[a] + k * V)) for a, b in zip(s, s[1:])))
    scores = np.array(scores)
    return int(np.flatnonzero(scores >= scores.max() - 1e-9)[0]), scores
