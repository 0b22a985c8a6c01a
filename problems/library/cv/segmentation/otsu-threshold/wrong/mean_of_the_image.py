"""You return the mean grey value of the image. Otsu's threshold is the value that divides the pixels best, and only by accident the mean."""
# expect: wrong_answer in hidden
# hint: 1


def otsu(img):
    return min(int(img.mean()), 254)
