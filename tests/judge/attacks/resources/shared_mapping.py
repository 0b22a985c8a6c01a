# goal: hide memory in a shared anonymous mapping
# expect: accepted
import mmap


def attack(x):
    kept = mmap.mmap(-1, 512 << 20)
    for page in range(0, len(kept), 4096):
        kept[page] = 1


def probe(x):
    try:
        attack(x)
    except OSError:
        return 2 * x
    return 0 * x + 666
