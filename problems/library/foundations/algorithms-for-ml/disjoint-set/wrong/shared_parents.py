"""Your objects share one table of parents, because it belongs to the class. Make it in the constructor, for each object."""
# expect: wrong_answer in hidden


class DisjointSet:
    parent = {}

    def __init__(self, n):
        self.sizes = [1] * n
        self.sets = n
        for k in range(n):
            self.parent[k] = k

    def find(self, i):
        while self.parent[i] != i:
            i = self.parent[i]
        return i

    def union(self, i, j):
        a, b = self.find(i), self.find(j)
        if a == b:
            return False
        if self.sizes[a] < self.sizes[b] or (self.sizes[a] == self.sizes[b] and b < a):
            a, b = b, a
        self.parent[b] = a
        self.sizes[a] += self.sizes[b]
        self.sets -= 1
        return True

    def size(self, i):
        return self.sizes[self.find(i)]

    def count(self):
        return self.sets
