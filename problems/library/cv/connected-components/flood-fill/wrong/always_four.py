"""You never step across a corner. With connectivity 8 pixels that share a corner are neighbours too."""
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
        for y, x in ((r - 1, c), (r + 1, c), (r, c - 1), (r, c + 1)):
            if 0 <= y < h and 0 <= x < w and out[y, x] == old:
                out[y, x] = value
                stack.append((y, x))
    return out
