"""Row by row in spans

From a start the whole run to the left and right is filled at once. In the rows above and below
the run, each piece of the old value gives one new start.
"""


def flood_fill(img, row, col, value, connectivity):
    image = img.tolist()
    old = image[row][col]
    result = img.copy()
    if old == value:
        return result
    height, width = img.shape
    reach = 0 if connectivity == 4 else 1
    starts = [(row, col)]
    while starts:
        r, c = starts.pop()
        if image[r][c] != old:
            continue
        left = right = c
        while left > 0 and image[r][left - 1] == old:
            left -= 1
        while right + 1 < width and image[r][right + 1] == old:
            right += 1
        image[r][left : right + 1] = [value] * (right + 1 - left)
        result[r, left : right + 1] = value
        for y in (r - 1, r + 1):
            if not 0 <= y < height:
                continue
            inside = False
            for x in range(max(left - reach, 0), min(right + reach, width - 1) + 1):
                is_old = image[y][x] == old
                if is_old and not inside:
                    starts.append((y, x))
                inside = is_old
    return result
