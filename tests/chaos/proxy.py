"""The network between a worker and the database, which can be cut without anybody noticing."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

CHUNK = 65536


class Network:
    """Passes bytes between a TCP port and a Unix socket; while it is cut, none and no error."""

    def __init__(self, target: Path) -> None:
        self._target = target
        self._passes = threading.Event()
        self._passes.set()
        self._lock = threading.Lock()
        self._open: list[socket.socket] = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def port(self) -> int:
        port: int = self._listener.getsockname()[1]
        return port

    def cut(self) -> None:
        """Swallow everything: both sides believe that the other is slow."""
        self._passes.clear()

    def heal(self) -> None:
        """Pass bytes again; connections that were cut are reset, as routers do."""
        self._close_all()
        self._passes.set()

    def close(self) -> None:
        self._listener.close()
        self._close_all()
        self._passes.set()

    def _close_all(self) -> None:
        with self._lock:
            for each in self._open:
                with suppress(OSError):
                    each.shutdown(socket.SHUT_RDWR)
                each.close()
            self._open.clear()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                near, _ = self._listener.accept()
                self._passes.wait()
                far = socket.socket(socket.AF_UNIX)
                far.connect(str(self._target))
                with self._lock:
                    self._open += [near, far]
                for source, sink in ((near, far), (far, near)):
                    threading.Thread(target=self._pump, args=(source, sink), daemon=True).start()

    def _pump(self, source: socket.socket, sink: socket.socket) -> None:
        with suppress(OSError):
            while data := source.recv(CHUNK):
                self._passes.wait()
                sink.sendall(data)
            sink.shutdown(socket.SHUT_WR)


@contextmanager
def network_to(target: Path) -> Iterator[Network]:
    """A network that ends with the block."""
    network = Network(target)
    try:
        yield network
    finally:
        network.close()
