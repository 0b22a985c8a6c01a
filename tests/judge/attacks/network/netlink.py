# goal: talk to the kernel about networks
# expect: accepted
import socket


def attack(x):
    socket.socket(socket.AF_NETLINK, socket.SOCK_RAW)


def probe(x):
    try:
        attack(x)
    except OSError:
        return 2 * x
    return 0 * x + 666
