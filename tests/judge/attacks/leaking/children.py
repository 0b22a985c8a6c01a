# goal: find other processes of the judge
# expect: accepted
import os


def found_others():
    own = int(os.readlink("/proc/self"))  # by the numbers that /proc goes by
    near = [number for number in range(max(own - 5000, 1), own + 100) if number != own]
    return any(os.path.isdir(f"/proc/{number}/root") for number in near)


def found(x):
    return found_others()


def probe(x):
    return 0 * x + 666 if found(x) else 2 * x
