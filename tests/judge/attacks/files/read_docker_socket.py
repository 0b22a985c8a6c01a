# goal: reach the container engine
# expect: accepted


def attack(x):
    with open("/var/run/docker.sock", "rb") as file:
        file.read(1)


def probe(x):
    try:
        attack(x)
    except OSError:
        return 2 * x
    return 0 * x + 666
