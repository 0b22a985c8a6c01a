"""You look at every pair of a positive and a negative. With many examples there are far too many pairs: sort, and let places tell how many negatives are below."""
# expect: time_limit_exceeded in edges
# hint: 1


def roc_auc(y, score):
    positives, negatives = score[y == 1], score[y == 0]
    wins = 0.0
    for s in positives:
        for t in negatives:
            if s > t:
                wins += 1.0
            elif s == t:
                wins += 0.5
    return wins / (len(positives) * len(negatives))
