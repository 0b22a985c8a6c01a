"""Cases for the disjoint set: scripts that ask for roots, sizes and counts between unions."""


def samples():
    yield (
        [
            ("__init__", {"n": 4}),
            ("union", {"i": 2, "j": 3}),
            ("find", {"i": 3}),
            ("union", {"i": 0, "j": 3}),
            ("find", {"i": 0}),
            ("size", {"i": 0}),
            ("union", {"i": 0, "j": 2}),
            ("count", {}),
        ],
        "2 and 3 are equally large, so the smaller number 2 becomes the root. Then {0} joins "
        "{2, 3}, which is larger, so 2 stays the root, of three elements. 0 and 2 are joined "
        "already: False. The sets are {0, 2, 3} and {1}.",
        [None, True, 2, True, 2, 3, False, 2],
    )
    yield (
        [
            ("a.__init__", {"n": 3}),
            ("b.__init__", {"n": 2}),
            ("a.union", {"i": 1, "j": 0}),
            ("b.find", {"i": 1}),
            ("a.find", {"i": 1}),
            ("b.count", {}),
            ("a.size", {"i": 2}),
        ],
        "Two objects. In a, the sets {1} and {0} are equally large: the root is 0. In b nothing "
        "was joined, so 1 is its own root and there are 2 sets. In a, 2 is alone.",
        [None, None, True, 1, 0, 2, 1],
    )


def edges():
    yield [("__init__", {"n": 0}), ("count", {})]
    yield [
        ("__init__", {"n": 1}),
        ("count", {}),
        ("union", {"i": 0, "j": 0}),
        ("size", {"i": 0}),
        ("count", {}),
        ("find", {"i": 0}),
    ]
    yield [  # the largest set, joined from the end
        ("__init__", {"n": 24}),
        *(("union", {"i": k, "j": k - 1}) for k in range(23, 0, -1)),
        ("find", {"i": 0}),
        ("size", {"i": 11}),
        ("count", {}),
        ("union", {"i": 0, "j": 23}),
    ]


def random_unions(rng):
    """A mixture of everything."""
    n = int(rng.integers(8, 13))
    steps = [("__init__", {"n": n})]
    for _ in range(n + 3):
        i, j = (int(k) for k in rng.integers(0, n, 2))
        steps += [("union", {"i": i, "j": j}), ("find", {"i": j}), ("size", {"i": i})]
    return [*steps, ("count", {}), *_all_roots(n)]


def growing_set(rng):
    """One set swallows the rest, named first or second: its root must stay."""
    n = int(rng.integers(6, 10))
    order = _shuffled(rng, n)
    steps = [("__init__", {"n": n})]
    for k in range(1, n):
        pair = {"i": order[k], "j": order[k - 1]}
        if k > 2 and rng.random() < 0.3:
            pair = {"i": order[k - 1], "j": order[k]}
        steps += [("union", pair), ("find", {"i": order[k]}), ("count", {})]
    return [*steps, ("size", {"i": order[0]}), *_all_roots(n)]


def equal_sizes(rng):
    """Sets of equal size meet, the larger root named first: the smaller root wins."""
    order = _shuffled(rng, 8)
    steps = [("__init__", {"n": 8})]
    pairs = [sorted(order[k : k + 2]) for k in range(0, 8, 2)]
    for low, high in pairs:
        steps += [("union", {"i": high, "j": low}), ("find", {"i": low})]
    fours = [sorted(pairs[k : k + 2]) for k in (0, 2)]
    for low, high in fours:
        steps += [("union", {"i": high[0], "j": low[0]}), ("find", {"i": high[1]})]
    low, high = sorted(fours)
    steps += [("union", {"i": high[1][1], "j": low[1][1]}), ("size", {"i": high[0][0]})]
    return [*steps, *_all_roots(8)]


def inner_elements(rng):
    """Unions through elements that are not roots: catches pointers set on the elements."""
    order = _shuffled(rng, 9)
    steps = [("__init__", {"n": 9})]
    groups = [sorted(order[:4]), sorted(order[4:7])]
    for group in groups:
        for member in group[1:]:
            steps.append(("union", {"i": group[0], "j": member}))
    one, two = groups[0][-1], groups[1][-1]
    steps += [("union", {"i": two, "j": one}), ("size", {"i": two}), ("size", {"i": groups[1][0]})]
    steps += [("union", {"i": groups[0][1], "j": groups[1][1]}), ("count", {})]
    steps += [("union", {"i": order[7], "j": two}), ("size", {"i": order[7]}), ("count", {})]
    return [*steps, *_all_roots(9)]


def already_joined(rng):
    """Sets joined with themselves: neither size nor count may change."""
    n = int(rng.integers(5, 8))
    order = _shuffled(rng, n)
    steps = [("__init__", {"n": n})]
    for k in range(1, 4):
        steps.append(("union", {"i": order[k - 1], "j": order[k]}))
    for k in _shuffled(rng, 4)[:3]:
        again = {"i": order[k], "j": order[(k + 1) % 4]}
        steps += [("union", again), ("size", {"i": order[k]}), ("count", {})]
    return [*steps, ("union", {"i": order[4], "j": order[2]}), ("size", {"i": order[4]})]


def interleaved(rng):
    """Two objects that take turns: catches lists that belong to the class."""
    n = int(rng.integers(6, 9))
    a, b = _shuffled(rng, n), _shuffled(rng, n)
    steps = [("a.__init__", {"n": n}), ("b.__init__", {"n": n})]
    for k in range(1, 4):
        steps += [("a.union", {"i": a[k], "j": a[0]}), ("b.union", {"i": b[k], "j": b[k - 1]})]
        steps += [("a.find", {"i": b[k]}), ("b.find", {"i": a[k]}), ("a.count", {})]
    return [*steps, ("b.size", {"i": b[1]}), ("a.size", {"i": a[1]})]


def _shuffled(rng, n):
    return [int(k) for k in rng.permutation(n)]


def _all_roots(n):
    return [("find", {"i": k}) for k in range(n)]
