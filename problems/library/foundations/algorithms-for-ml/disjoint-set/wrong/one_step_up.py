"""Your find goes up one step only. A parent can have a parent: go on until an element is its own parent."""
# expect: wrong_answer in hidden
# hint: 2


class DisjointSet:
    def __init__(self, n):
        self.parent = list(range(n))
        self.sizes = [1] * n
        self.sets = n

    def find(self, i):
        return self.parent[i]

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
