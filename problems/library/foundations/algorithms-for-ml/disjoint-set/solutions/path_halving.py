"""One array, and halved paths

A root holds minus its size instead of a parent, so one NumPy array is all there is. On its way
up, `find` lets each element it stands on skip one generation.
"""

import numpy as np


class DisjointSet:
    def __init__(self, n):
        self.up = np.full(n, -1)

    def find(self, i):
        up = self.up
        while up[i] >= 0:
            parent = up[i]
            if up[parent] >= 0:
                up[i] = up[parent]
            i = parent
        return int(i)

    def union(self, i, j):
        i, j = sorted((self.find(i), self.find(j)))
        if i == j:
            return False
        if self.up[j] < self.up[i]:
            i, j = j, i
        self.up[i] += self.up[j]
        self.up[j] = i
        return True

    def size(self, i):
        return int(-self.up[self.find(i)])

    def count(self):
        return int((self.up < 0).sum())
