# goal: open descriptors until the host has none left
# expect: accepted
import os


def attack(x):
    kept = []
    try:
        for _ in range(64):
            kept += os.pipe()
    finally:
        for descriptor in kept:
            os.close(descriptor)


def probe(x):
    try:
        attack(x)
    except OSError:
        return 2 * x
    return 0 * x + 666
