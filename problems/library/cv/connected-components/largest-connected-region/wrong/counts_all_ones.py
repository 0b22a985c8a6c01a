"""You count every pixel of the foreground. Only pixels that a path of ones connects belong to one region."""
# expect: wrong_answer in hidden
# hint: 1


def largest_region(grid):
    return int((grid == 1).sum())
