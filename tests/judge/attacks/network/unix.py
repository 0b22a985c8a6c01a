# goal: open a Unix socket
# expect: accepted
import socket


def attack(x):
    socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)


def probe(x):
    try:
        attack(x)
    except OSError:
        return 2 * x
    return 0 * x + 666
