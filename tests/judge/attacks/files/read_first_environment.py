# goal: read the environment of the first process
# expect: accepted


def attack(x):
    with open("/proc/1/environ", "rb") as file:
        file.read(1)


def probe(x):
    try:
        attack(x)
    except OSError:
        return 2 * x
    return 0 * x + 666
