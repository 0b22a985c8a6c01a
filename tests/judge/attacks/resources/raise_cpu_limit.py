# goal: lift the limit on processor time
# expect: accepted
import resource


def attack(x):
    resource.setrlimit(resource.RLIMIT_CPU, (resource.RLIM_INFINITY,) * 2)


def probe(x):
    try:
        attack(x)
    except (OSError, ValueError):
        return 2 * x
    return 0 * x + 666
