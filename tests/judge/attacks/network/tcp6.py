# goal: open a TCP socket over IPv6
# expect: accepted
import socket


def attack(x):
    socket.socket(socket.AF_INET6, socket.SOCK_STREAM)


def probe(x):
    try:
        attack(x)
    except OSError:
        return 2 * x
    return 0 * x + 666
