"""You fill until you meet the new value. The region ends where the pixels no longer have the seed's value."""
# expect: wrong_answer in hidden


def flood_fill(img, row, col, value, connectivity):
    out = img.copy()
    if out[row, col] == value:
        return out
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
            if 0 <= y < h and 0 <= x < w and out[y, x] != value:
                out[y, x] = value
                stack.append((y, x))
    return out
