# goal: read which processes there are
# expect: accepted


def attack(x):
    with open("/sys/fs/cgroup/cgroup.procs", "rb") as file:
        file.read(1)


def probe(x):
    try:
        attack(x)
    except OSError:
        return 2 * x
    return 0 * x + 666
