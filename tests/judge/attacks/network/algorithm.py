# goal: use the kernel's ciphers
# expect: accepted
import socket


def attack(x):
    socket.socket(socket.AF_ALG, socket.SOCK_SEQPACKET)


def probe(x):
    try:
        attack(x)
    except OSError:
        return 2 * x
    return 0 * x + 666
