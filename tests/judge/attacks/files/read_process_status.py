# goal: read facts about its own process
# expect: accepted


def attack(x):
    with open("/proc/self/status", "rb") as file:
        file.read(1)


def probe(x):
    try:
        attack(x)
    except OSError:
        return 2 * x
    return 0 * x + 666
