"""Words as strings with separators, merged by a regular expression

A space stands on both sides of every symbol, so that only whole symbols can match.
"""

import re


def bpe_train(words, merges):
    # Characters can be spaces or have a meaning in expressions: numbers stand for symbols.
    names = sorted({letter for word in words for letter in word})
    number = {letter: str(i) for i, letter in enumerate(names)}
    corpus = {" ".join(["", *(number[c] for c in w), ""]): n for w, n in words.items() if w}
    learned = []
    while len(learned) < merges:
        counts = {}
        for text, count in corpus.items():
            for pair in re.findall(r"(?= (\d+) (\d+) )", text):
                counts[pair] = counts.get(pair, 0) + count
        most = max(counts.values(), default=0)
        if most < 2:
            break
        tied = [pair for pair, count in counts.items() if count == most]
        spelled = {tuple(names[int(i)] for i in pair): pair for pair in tied}
        best = min(spelled)
        learned.append(best)
        joined = best[0] + best[1]
        if joined not in names:  # another pair may have made the same string
            names.append(joined)
        first, second = spelled[best]
        pattern = re.compile(rf"(?<= ){first} {second}(?= )")
        corpus = {pattern.sub(str(names.index(joined)), text): n for text, n in corpus.items()}
    return learned
