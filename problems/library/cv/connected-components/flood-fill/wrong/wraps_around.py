"""Your fill leaves the image at the top or left and comes back at the other side: a negative index counts from the end. Check both bounds."""
# expect: wrong_answer in hidden
# hint: 3


def flood_fill(img, row, col, value, connectivity):
    out = img.copy()
    old = out[row, col]
    if old == value:
        return out
    steps = [(-1, 0), (1, 0), (0, -1), (0, 1)]
    if connectivity == 8:
        steps += [(-1, -1), (-1, 1), (1, -1), (1, 1)]
    stack = [(row, col)]
    out[row, col] = value
    while stack:
        r, c = stack.pop()
        for dr, dc in steps:
            try:
                if out[r + dr, c + dc] == old:
                    out[r + dr, c + dc] = value
                    stack.append((r + dr, c + dc))
            except IndexError:
                continue
    return out
