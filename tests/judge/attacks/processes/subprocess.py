# goal: run a program
# expect: accepted
import subprocess


def attack(x):
    subprocess.run(["/bin/true"])


def probe(x):
    try:
        attack(x)
    except OSError:
        return 2 * x
    return 0 * x + 666
