# goal: open a UDP socket
# expect: accepted
import socket


def attack(x):
    socket.socket(socket.AF_INET, socket.SOCK_DGRAM)


def probe(x):
    try:
        attack(x)
    except OSError:
        return 2 * x
    return 0 * x + 666
