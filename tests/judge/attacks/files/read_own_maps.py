# goal: read where everything lies in memory
# expect: accepted


def attack(x):
    with open("/proc/self/maps", "rb") as file:
        file.read(1)


def probe(x):
    try:
        attack(x)
    except OSError:
        return 2 * x
    return 0 * x + 666
