# goal: find other processes of the judge
# expect: accepted
import os


def found_others():
    for number in range(1, 5000):
        if number != os.getpid() and os.path.isdir(f"/proc/{number}/root"):
            return True
    return False


def found(x):
    return found_others()


def probe(x):
    return 0 * x + 666 if found(x) else 2 * x
