"""Of pairs with the same count you take the one that you saw first, so the order of the words decides. The smallest tuple is due."""
# expect: wrong_answer in hidden
# hint: 4

from collections import Counter


def bpe_train(words, merges):
    corpus = [(list(word), count) for word, count in words.items()]
    learned = []
    for _ in range(merges):
        counts = pairs(corpus)
        if not counts or max(counts.values()) < 2:
            break
        best = max(counts, key=counts.get)
        corpus = [(merged(symbols, best), count) for symbols, count in corpus]
        learned.append(best)
    return learned


def pairs(corpus):
    counts = Counter()
    for symbols, count in corpus:
        for pair in zip(symbols, symbols[1:], strict=False):
            counts[pair] += count
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
