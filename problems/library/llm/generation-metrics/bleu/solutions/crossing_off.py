"""Cross off matches, reference by reference

For each distinct n-gram the references are searched one occurrence at a time, and precisions
are multiplied as powers instead of adding logarithms.
"""

import math


def bleu(cand, refs, max_n, weights):
    if len(cand) == 0:
        return 0.0
    score = 1.0
    for n in range(1, max_n + 1):
        if weights[n - 1] > 0:
            score *= _precision(cand, refs, n) ** float(weights[n - 1])
    best = None
    for ref in refs:
        gap = abs(len(ref) - len(cand))
        if best is None or gap < best[0] or (gap == best[0] and len(ref) < best[1]):
            best = (gap, len(ref))
    if len(cand) > best[1]:
        return score
    return score * math.exp(1.0 - best[1] / len(cand))


def _precision(cand, refs, n):
    grams = [cand[i : i + n] for i in range(len(cand) - n + 1)]
    if not grams:
        return 0.0
    matches = 0
    done = []
    for gram in grams:
        if gram in done:
            continue
        done.append(gram)
        most = max(_occurrences(gram, ref) for ref in refs)
        matches += min(_occurrences(gram, cand), most)
    return matches / len(grams)


def _occurrences(gram, tokens):
    n = len(gram)
    return sum(1 for i in range(len(tokens) - n + 1) if tokens[i : i + n] == gram)
