"""Your function calls itself for every pixel, and Python allows about a thousand nested calls. Keep the waiting pixels in a list of your own."""
# expect: runtime_error in hidden
# hint: 1


def flood_fill(img, row, col, value, connectivity):
    out = img.copy()
    old = out[row, col]
    if old == value:
        return out
    h, w = out.shape
    steps = [(-1, 0), (1, 0), (0, -1), (0, 1)]
    if connectivity == 8:
        steps += [(-1, -1), (-1, 1), (1, -1), (1, 1)]

    def fill(r, c):
        if r < 0 or r >= h or c < 0 or c >= w or out[r, c] != old:
            return
        out[r, c] = value
        for dr, dc in steps:
            fill(r + dr, c + dc)

    fill(row, col)
    return out
