# goal: reach a process by an abstract name
# expect: accepted
import socket


def attack(x):
    with socket.socket(socket.AF_UNIX) as end:
        end.connect("\0/tmp/.X11-unix/X0")


def probe(x):
    try:
        attack(x)
    except OSError:
        return 2 * x
    return 0 * x + 666
