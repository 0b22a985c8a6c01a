"""When both sets are equally large, the first one's root wins in your union. Then the smaller number has to be the root."""
# expect: wrong_answer in hidden
# hint: 4


class DisjointSet:
    def __init__(self, n):
        self.parent = list(range(n))
        self.sizes = [1] * n
        self.sets = n

    def find(self, i):
        while self.parent[i] != i:
            self.parent[i] = self.parent[self.parent[i]]
            i = self.parent[i]
        return i

    def union(self, i, j):
        a, b = self.find(i), self.find(j)
        if a == b:
            return False
        if self.sizes[a] < self.sizes[b]:
            a, b = b, a
        self.parent[b] = a
        self.sizes[a] += self.sizes[b]
        self.sets -= 1
        return True

    def size(self, i):
        return self.sizes[self.find(i)]

    def count(self):
        return self.sets
