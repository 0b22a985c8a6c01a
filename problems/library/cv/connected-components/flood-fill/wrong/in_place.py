"""You fill the caller's image. Work on a copy and leave the input as it is."""
# expect: wrong_answer in hidden
# hint: 4


def flood_fill(img, row, col, value, connectivity):
    old = img[row, col]
    if old == value:
        return img
    h, w = img.shape
    steps = [(-1, 0), (1, 0), (0, -1), (0, 1)]
    if connectivity == 8:
        steps += [(-1, -1), (-1, 1), (1, -1), (1, 1)]
    stack = [(row, col)]
    img[row, col] = value
    while stack:
        r, c = stack.pop()
        for dr, dc in steps:
            y, x = r + dr, c + dc
            if 0 <= y < h and 0 <= x < w and img[y, x] == old:
                img[y, x] = value
                stack.append((y, x))
    return img
