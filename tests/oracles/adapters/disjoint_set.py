"""scipy.cluster.hierarchy.DisjointSet"""

from scipy.cluster import hierarchy


class DisjointSet:
    """SciPy's also lets the larger set's root win, and the earlier one of two equals."""

    def __init__(self, n):
        self.sets = hierarchy.DisjointSet(range(n))

    def find(self, i):
        return self.sets[i]

    def union(self, i, j):
        return self.sets.merge(i, j)

    def size(self, i):
        return self.sets.subset_size(i)

    def count(self):
        return self.sets.n_subsets
