# goal: leave a note for the next submission in shared memory
# expect: accepted


def attack(x):
    open("/dev/shm/note", "w").close()


def probe(x):
    try:
        attack(x)
    except OSError:
        return 2 * x
    return 0 * x + 666
