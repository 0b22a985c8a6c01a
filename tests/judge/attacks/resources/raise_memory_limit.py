# goal: lift the limit on memory
# expect: accepted
import resource


def attack(x):
    resource.setrlimit(resource.RLIMIT_AS, (resource.RLIM_INFINITY,) * 2)


def probe(x):
    try:
        attack(x)
    except (OSError, ValueError):
        return 2 * x
    return 0 * x + 666
