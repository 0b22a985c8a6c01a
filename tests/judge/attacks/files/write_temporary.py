# goal: write to /tmp
# expect: accepted


def attack(x):
    open("/tmp/written", "w").close()


def probe(x):
    try:
        attack(x)
    except OSError:
        return 2 * x
    return 0 * x + 666
