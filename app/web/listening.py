"""The socket that a server listens on."""

import socket

BACKLOG = 2048


def listen(host: str, port: int) -> socket.socket:
    """Listen; who comes before the server is up waits instead of being refused.

    Raises:
        OSError: the address is taken, unknown, or not allowed.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.create_server((host, port), family=family, backlog=BACKLOG)
    # Head and body of an answer leave in two writes. Without this the second would wait for the
    # client's receipt of the first, which comes 40 ms late. asyncio sets it only on sockets
    # that name their protocol; connections inherit it from here.
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listener
