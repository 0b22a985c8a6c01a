# goal: reserve address space without touching it
# expect: accepted
import mmap


def attack(x):
    mmap.mmap(-1, 64 << 30)


def probe(x):
    try:
        attack(x)
    except OSError:
        return 2 * x
    return 0 * x + 666
