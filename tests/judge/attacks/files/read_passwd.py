# goal: read the list of users
# expect: accepted


def attack(x):
    with open("/etc/passwd", "rb") as file:
        file.read(1)


def probe(x):
    try:
        attack(x)
    except OSError:
        return 2 * x
    return 0 * x + 666
