"""You divide each score by the number of steps. The log-probability of the whole sentence is asked for, which favours short sentences by itself."""
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
    V = len({w for s in corpus for w in s}) + 1
    scores = []
    for s in candidates:
        s = ["<s>"] + s + ["</s>"]
        logs = [math.log((pairs[a, b] + k) / (firsts[a] + k * V)) for a, b in zip(s, s[1:])]
        scores.append(np.mean(logs))
    scores = np.array(scores)
    return int(np.flatnonzero(scores >= scores.max() - 1e-9)[0]), scores
