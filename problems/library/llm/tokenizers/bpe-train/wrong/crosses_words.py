"""You count pairs across the border of two words. Pairs lie inside one word."""
# expect: wrong_answer in hidden

from collections import Counter


def bpe_train(words, merges):
    corpus = [(list(word), count) for word, count in words.items()]
    learned = []
    for _ in range(merges):
        counts = pairs(corpus)
        if not counts or max(counts.values()) < 2:
            break
        best = min(counts, key=lambda pair: (-counts[pair], pair))
        corpus = [(merged(symbols, best), count) for symbols, count in corpus]
        learned.append(best)
    return learned


def pairs(corpus):
    counts = Counter()
    for symbols, count in corpus:
        for pair in zip(symbols, symbols[1:], strict=False):
            counts[pair] += count
    for (one, count), (two, _) in zip(corpus, corpus[1:], strict=False):
        if one and two:
            counts[one[-1], two[0]] += count
    return counts


def merged(symbols, pair):
    out, i = [], 0
    while i < len(symbols):
        if tuple(symbols[i : i + 2]) == pair:
            out.append(symbols[i] + symbols[i + 1])
            i += 2
        else:
            out.append(symbols[i])
            i += 1
    return out
