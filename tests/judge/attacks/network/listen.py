# goal: wait for connections
# expect: accepted
import socket


def attack(x):
    socket.create_server(("127.0.0.1", 0))


def probe(x):
    try:
        attack(x)
    except OSError:
        return 2 * x
    return 0 * x + 666
