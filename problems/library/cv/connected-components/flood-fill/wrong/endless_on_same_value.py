"""When the seed has the new value already, filled pixels look like unfilled ones, and your loop visits them for ever. Deal with this case first."""
# expect: time_limit_exceeded in hidden, sample
# hint: 2


def flood_fill(img, row, col, value, connectivity):
    out = img.copy()
    old = out[row, col]
    h, w = out.shape
    steps = [(-1, 0), (1, 0), (0, -1), (0, 1)]
    if connectivity == 8:
        steps += [(-1, -1), (-1, 1), (1, -1), (1, 1)]
    stack = [(row, col)]
    out[row, col] = value
    while stack:
        r, c = stack.pop()
        for dr, dc in steps:
            y, x = r + dr, c + dc
            if 0 <= y < h and 0 <= x < w and out[y, x] == old:
                out[y, x] = value
                stack.append((y, x))
    return out
