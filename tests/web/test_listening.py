"""The socket of the server, before there is a server."""

import socket

from app.web.listening import listen


def test_the_second_part_of_an_answer_waits_for_nobody():
    """A connection sends at once what is written, not when the client has received the last."""
    with listen("127.0.0.1", 0) as listener, socket.create_connection(listener.getsockname()):
        accepted, _ = listener.accept()
        with accepted:
            is_at_once = accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)

    assert is_at_once


def test_who_comes_early_is_not_refused():
    """Connections are taken up before anything serves them."""
    with listen("127.0.0.1", 0) as listener:
        with socket.create_connection(listener.getsockname(), timeout=5) as client:
            client.sendall(b"GET / HTTP/1.1")
            accepted, _ = listener.accept()
        with accepted:
            assert accepted.recv(100) == b"GET / HTTP/1.1"
