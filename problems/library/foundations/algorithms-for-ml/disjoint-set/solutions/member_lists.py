"""Every element knows its root

The root keeps the list of its members. A union rewrites the members of the losing set, so
`find` needs no walk at all.
"""


class DisjointSet:
    def __init__(self, n):
        self.root = list(range(n))
        self.members = {i: [i] for i in range(n)}

    def find(self, i):
        return self.root[i]

    def union(self, i, j):
        a, b = self.root[i], self.root[j]
        if a == b:
            return False
        # max by size, then by the smaller number.
        winner = max(a, b, key=lambda root: (len(self.members[root]), -root))
        loser = a + b - winner
        for member in self.members[loser]:
            self.root[member] = winner
        self.members[winner] += self.members.pop(loser)
        return True

    def size(self, i):
        return len(self.members[self.root[i]])

    def count(self):
        return len(self.members)
