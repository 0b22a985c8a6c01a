"""You leave out the brevity penalty. Precision alone favours very short candidates; multiply by the penalty when the candidate is shorter than the closest reference."""
# expect: wrong_answer in hidden
# hint: 1

import math
from collections import Counter


def bleu(cand, refs, max_n, weights):
    if not cand:
        return 0.0
    log_mean = 0.0
    for n in range(1, max_n + 1):
        weight = float(weights[n - 1])
        if weight == 0:
            continue
        matches, total = clipped_matches(cand, refs, n)
        if matches == 0:
            return 0.0
        log_mean += weight * math.log(matches / total)
    return math.exp(log_mean)


def clipped_matches(cand, refs, n):
    counts = ngrams(cand, n)
    ceilings = Counter()
    for ref in refs:
        ceilings |= ngrams(ref, n)  # the larger count of the two
    return (counts & ceilings).total(), counts.total()


def ngrams(tokens, n):
    return Counter(tuple(tokens[i : i + n]) for i in range(len(tokens) - n + 1))
