"""Cases for a KV cache: a prompt and single steps, chunks, empty calls, huge scores."""

import numpy as np


def samples():
    yield (
        [
            ("__init__", {"heads": 1, "head_dim": 1, "capacity": 4}),
            ("append", {"k": [[[0.0], [0.0]]], "v": [[[2.0], [4.0]]]}),
            ("attend", {"q": [[[5.0], [5.0]]]}),
            ("append", {"k": [[[0.0]]], "v": [[[9.0]]]}),
            ("attend", {"q": [[[1.0]]]}),
            ("length", {}),
        ],
        "All keys are 0, so all scores are 0 and every query takes the mean of what it sees. Of "
        "the first two queries, the first sees token 0 only: 2. The second sees both: 3. After one "
        "more token its query sees all three: (2 + 4 + 9) / 3 = 5. The fourth place is still empty "
        "and takes no part.",
        [None, None, [[[2.0], [3.0]]], None, [[[5.0]]], 3],
    )
    yield (
        [
            ("__init__", {"heads": 2, "head_dim": 4, "capacity": 2}),
            (
                "append",
                {
                    "k": [
                        [[1.0, 0.0, 0.0, 0.0], [0.0, 1.0, 0.0, 0.0]],
                        [[0.0, 0.0, 0.0, 1.0], [0.0, 0.0, 0.0, 1.0]],
                    ],
                    "v": [
                        [[10.0, 0.0, 0.0, 1.0], [0.0, 10.0, 0.0, 1.0]],
                        [[1.0, 2.0, 3.0, 4.0], [3.0, 2.0, 1.0, 0.0]],
                    ],
                },
            ),
            ("attend", {"q": [[[2.0, 0.0, 0.0, 0.0]], [[7.0, 0.0, 0.0, 0.0]]]}),
        ],
        "One query a head, which belongs to the last token and sees both. Head 0: the dot products "
        "2 and 0, divided by √4, give the scores 1 and 0 and the weights 0.731 and 0.269. Head 1: "
        "both scores are 0, so the result is the mean of its two values.",
        [
            None,
            None,
            [[[7.310585786300049, 2.689414213699951, 0.0, 1.0]], [[2.0, 2.0, 2.0, 2.0]]],
        ],
    )


def edges():
    none = np.zeros((1, 0, 1))
    yield [  # no room at all: nothing fits, and nothing can be asked
        ("__init__", {"heads": 1, "head_dim": 1, "capacity": 0}),
        ("append", {"k": none, "v": none}),
        ("attend", {"q": none}),
        ("length", {}),
    ]
    wave = 100.0 * np.sin(np.arange(4 * 32 * 16.0) ** 2).reshape(4, 32, 16)
    wave = np.where(np.abs(wave) > 99.0, 100.0 * np.sign(wave), wave)
    yield [  # the largest sizes and magnitudes, views, filled exactly by one call
        ("__init__", {"heads": 4, "head_dim": 8, "capacity": 16}),
        ("append", {"k": wave[:, ::2, ::2], "v": np.asfortranarray(wave[::-1, :16, 8:])}),
        ("length", {}),
        ("attend", {"q": wave[:, 31:15:-1, 1::2]}),
        ("append", {"k": wave[:, :0, :8], "v": wave[:, :0, :8]}),
        ("attend", {"q": wave[:, 5:6, 8:]}),
        ("length", {}),
    ]


def prefill_and_steps(rng):
    """A prompt at once, then token by token as a model generates."""
    heads, d = 2, int(rng.integers(2, 4))
    prompt = int(rng.integers(2, 4))
    steps = [_made(heads, d, prompt + 4), _append(rng, heads, prompt, d)]
    steps.append(_attend(rng, heads, prompt, d))
    for _ in range(2):
        steps += [_append(rng, heads, 1, d), _attend(rng, heads, 1, d)]
    return [*steps, ("length", {})]


def chunks(rng):
    """Several tokens at a time behind others: catches queries at the wrong tokens."""
    heads, d = 2, int(rng.integers(2, 4))
    sizes = [int(size) for size in rng.integers(2, 4, 2)]
    steps = [_made(heads, d, sum(sizes) + 1)]
    for size in sizes:
        steps += [_append(rng, heads, size, d), _attend(rng, heads, size, d), ("length", {})]
    # Fewer queries than the last chunk has tokens, and more.
    steps += [_append(rng, heads, 0, d), _attend(rng, heads, sizes[-1] - 1, d)]
    return [*steps, _attend(rng, heads, sizes[-1] + 1, d)]


def large_scores(rng):
    """Scores in the thousands that lie close together: exponentials overflow unshifted."""
    heads, d, t = 2, 2, int(rng.integers(2, 5))
    side = rng.choice([-1.0, 1.0])
    steps = [_made(heads, d, 8)]
    for count in (t, 2):
        k = 70.0 + rng.normal(0.0, 0.01, (heads, count, d))
        q = side * 70.0 + rng.normal(0.0, 0.01, (heads, count, d))
        v = rng.uniform(-5.0, 5.0, (heads, count, d))
        steps += [("append", {"k": k, "v": v}), ("attend", {"q": q})]
    return steps


def interleaved(rng):
    """Two caches that take turns, with room for different numbers of tokens."""
    d = 2
    steps = [_made(1, d, 12, "a."), _made(1, d, 14, "b.")]
    for size in (2, 1, 2):
        steps += [_append(rng, 1, size, d, "a."), _append(rng, 1, size, d, "b.")]
        steps += [_attend(rng, 1, size, d, "a."), _attend(rng, 1, 1, d, "b."), ("a.length", {})]
    return [*steps, ("b.length", {})]


def spare_room(rng):
    """Few tokens in a large cache, all scores below zero: empty rows would get most weight."""
    heads, d = 2, int(rng.integers(2, 5))
    k = rng.uniform(1.0, 2.0, (heads, 3, d))
    v = rng.uniform(2.0, 5.0, (heads, 3, d))
    q = -rng.uniform(1.0, 2.0, (heads, 2, d))
    return [_made(heads, d, 16), ("append", {"k": k, "v": v}), ("attend", {"q": q})]


def _made(heads, d, capacity, prefix=""):
    return (f"{prefix}__init__", {"heads": heads, "head_dim": d, "capacity": capacity})


def _append(rng, heads, t, d, prefix=""):
    k = rng.normal(0.0, 1.5, (heads, t, d))
    return (f"{prefix}append", {"k": k, "v": rng.uniform(-5.0, 5.0, (heads, t, d))})


def _attend(rng, heads, t, d, prefix=""):
    return (f"{prefix}attend", {"q": rng.normal(0.0, 1.5, (heads, t, d))})
