# goal: make a pair of sockets to hide memory in
# expect: accepted
import socket


def attack(x):
    socket.socketpair()


def probe(x):
    try:
        attack(x)
    except OSError:
        return 2 * x
    return 0 * x + 666
