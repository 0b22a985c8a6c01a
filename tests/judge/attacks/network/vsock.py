# goal: talk to the hypervisor
# expect: accepted
import socket


def attack(x):
    socket.socket(socket.AF_VSOCK, socket.SOCK_STREAM)


def probe(x):
    try:
        attack(x)
    except OSError:
        return 2 * x
    return 0 * x + 666
