"""A disjoint set with union by size and path compression."""


class DisjointSet:
    """A partition of 0 … n − 1 as a forest; a root is its own parent."""

    def __init__(self, n):
        self._parent = list(range(n))
        self._size = [1] * n  # right for roots only
        self._count = n

    def find(self, i):
        """Return the root of the set of `i`, and let everything on the way point to it."""
        root = i
        while self._parent[root] != root:
            root = self._parent[root]
        while self._parent[i] != root:
            self._parent[i], i = root, self._parent[i]
        return root

    def union(self, i, j):
        """Join two sets; say whether they were two."""
        winner, loser = self.find(i), self.find(j)
        if winner == loser:
            return False
        if (-self._size[loser], loser) < (-self._size[winner], winner):
            winner, loser = loser, winner
        self._parent[loser] = winner
        self._size[winner] += self._size[loser]
        self._count -= 1
        return True

    def size(self, i):
        """Return the number of elements in the set of `i`."""
        return self._size[self.find(i)]

    def count(self):
        """Return the number of sets."""
        return self._count
