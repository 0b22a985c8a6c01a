# goal: fill the disk
# expect: accepted


def attack(x):
    with open("/tmp/filled", "wb") as file:
        file.write(bytes(1 << 20))


def probe(x):
    try:
        attack(x)
    except OSError:
        return 2 * x
    return 0 * x + 666
