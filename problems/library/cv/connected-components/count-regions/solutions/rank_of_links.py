"""The rank of the links

A matrix with a row for every link between two ones. Each independent row joins two regions,
so the regions are the ones minus the rank.
"""

import numpy as np


def count_regions(grid):
    number = np.cumsum(grid.ravel()).reshape(grid.shape) - 1
    pairs = [
        (grid[:, :-1], grid[:, 1:], number[:, :-1], number[:, 1:]),
        (grid[:-1], grid[1:], number[:-1], number[1:]),
        (grid[:-1, :-1], grid[1:, 1:], number[:-1, :-1], number[1:, 1:]),
        (grid[:-1, 1:], grid[1:, :-1], number[:-1, 1:], number[1:, :-1]),
    ]
    nodes = int(grid.sum())
    links = [np.stack([i, j], -1)[(a == 1) & (b == 1)].astype(int) for a, b, i, j in pairs]
    return nodes - rank(links[:2], nodes), nodes - rank(links, nodes)


def rank(links, nodes):
    ends = np.concatenate(links)
    if len(ends) == 0:
        return 0
    matrix = np.zeros((len(ends), nodes))
    matrix[np.arange(len(ends)), ends[:, 0]] = 1.0
    matrix[np.arange(len(ends)), ends[:, 1]] = -1.0
    return int(np.linalg.matrix_rank(matrix))
