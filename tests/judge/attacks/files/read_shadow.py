# goal: read the hashes of passwords
# expect: accepted


def attack(x):
    with open("/etc/shadow", "rb") as file:
        file.read(1)


def probe(x):
    try:
        attack(x)
    except OSError:
        return 2 * x
    return 0 * x + 666
