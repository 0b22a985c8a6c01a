# goal: listen to the wire
# expect: accepted
import socket


def attack(x):
    socket.socket(socket.AF_PACKET, socket.SOCK_RAW)


def probe(x):
    try:
        attack(x)
    except OSError:
        return 2 * x
    return 0 * x + 666
