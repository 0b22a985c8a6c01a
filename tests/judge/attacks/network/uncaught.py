# goal: open a socket without catching the refusal
# expect: forbidden
import socket


def probe(x):
    socket.socket()
    return 0 * x + 666
