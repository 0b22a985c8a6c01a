"""The attention map: how much weight each query gives to each key."""

import numpy as np


def draw_input(inputs):
    """Who may attend to whom, where there is a mask."""
    mask = inputs["mask"]
    if mask is None:
        return []
    text = f"1 where a query (row) may attend to a key (column): {int(mask.sum())} of {mask.size}."
    return [("mask", mask, text)]


def draw_answer(answer, inputs):
    """The weights, one row a query; a good map has rows that add up to 1."""
    weights = np.asarray(answer[1], dtype=float)
    rows = []
    for query, row in enumerate(weights):
        if row.any():
            share = row.max()
            rows.append(f"query {query} most to key {int(row.argmax())} ({share:.2f})")
        else:
            rows.append(f"query {query} to none")
    return [("weights", weights, "Attention: " + ", ".join(rows) + ".")]
