"""You step across corners in every case. With connectivity 4 only pixels that share an edge are neighbours."""
# expect: wrong_answer in hidden, edges
# hint: 3


def flood_fill(img, row, col, value, connectivity):
    out = img.copy()
    old = out[row, col]
    if old == value:
        return out
    h, w = out.shape
    stack = [(row, col)]
    out[row, col] = value
    while stack:
        r, c = stack.pop()
        for y in range(max(r - 1, 0), min(r + 2, h)):
            for x in range(max(c - 1, 0), min(c + 2, w)):
                if out[y, x] == old:
                    out[y, x] = value
                    stack.append((y, x))
    return out
