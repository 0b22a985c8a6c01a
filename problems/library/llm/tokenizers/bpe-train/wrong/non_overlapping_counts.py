"""You skip overlapping pairs when you count. A run of three equal symbols holds its pair at two places; only merging must not overlap."""
# expect: wrong_answer in hidden
# hint: 2

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
        last = None
        for i, pair in enumerate(zip(symbols, symbols[1:], strict=False)):
            if last == (i - 1, pair):
                last = None
                continue
            counts[pair] += count
            last = (i, pair)
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
