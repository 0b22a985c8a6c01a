"""Your count falls with every call of union. It may fall only when two different sets became one."""
# expect: wrong_answer in hidden
# hint: 3


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
        self.sets -= 1
        a, b = self.find(i), self.find(j)
        if a == b:
            return False
        if self.sizes[a] < self.sizes[b] or (self.sizes[a] == self.sizes[b] and b < a):
            a, b = b, a
        self.parent[b] = a
        self.sizes[a] += self.sizes[b]
        return True

    def size(self, i):
        return self.sizes[self.find(i)]

    def count(self):
        return self.sets
