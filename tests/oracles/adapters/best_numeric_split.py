"""sklearn.tree.DecisionTreeClassifier"""

import numpy as np
from sklearn.tree import DecisionTreeClassifier


def best_split(X, y, min_leaf):
    best = (-1, float("nan"), 0.0)
    for feature, column in enumerate(X.T):
        # scikit-learn keeps 32 bits of a feature: ranks are exact, and order the samples alike.
        values, ranks = np.unique(column, return_inverse=True)
        sizes = np.searchsorted(np.sort(ranks), np.arange(len(values) - 1), side="right")
        valid = np.flatnonzero((sizes >= min_leaf) & (len(y) - sizes >= min_leaf))
        if len(valid) == 0:
            continue
        # It does not split what is pure; then the first valid threshold has the decrease 0.
        place, decrease = valid[0], 0.0
        if len(np.unique(y)) > 1:
            place, decrease = _stump(ranks, y, min_leaf)
            # Of two thresholds that tie it takes either: the mirrored feature shows the other.
            other, same = _stump(-ranks, y, min_leaf)
            if abs(same - decrease) <= 1e-12:
                place = min(place, -other - 1)
        if best[0] < 0 or decrease > best[2] + 1e-12:
            best = (feature, float(values[place] + values[place + 1]) / 2, decrease)
    return best


def _stump(ranks, y, min_leaf):
    """The rank after which a tree of depth one splits, and its decrease of impurity."""
    tree = DecisionTreeClassifier(max_depth=1, min_samples_leaf=min_leaf, random_state=0)
    tree.fit(ranks[:, None], y)
    found = tree.tree_
    share = found.weighted_n_node_samples / len(y)
    left, right = found.children_left[0], found.children_right[0]
    impurity = found.impurity
    decrease = impurity[0] - share[left] * impurity[left] - share[right] * impurity[right]
    return int(np.floor(found.threshold[0])), float(decrease)
