"""A real HTTP server that speaks the protocol of chat completions, well and badly."""

import gzip
import json
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import MappingProxyType
from typing import Any

KEY = "sk-very-secret-key"
PIECES = ("Look at the **variance**", ": which number do you divide by?")


class ModelServer(ThreadingHTTPServer):
    """`mood` says how the next question is answered: a status, or the name of a behaviour.

    `asked` holds what came in; `left` is set once a client has closed a stream that was held.
    """

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.url = f"http://127.0.0.1:{self.server_port}/v1"
        self.host = f"http://127.0.0.1:{self.server_port}"
        self.mood: int | str = "well"
        self.pieces: tuple[str, ...] = PIECES
        self.asked: list[dict[str, Any]] = []
        self.left = threading.Event()
        self.released = threading.Event()
        self.was_followed = False


@contextmanager
def serving_model() -> Iterator[ModelServer]:
    """The server, from a thread; held streams are let go at the end."""
    with ModelServer() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server
        server.released.set()
        server.shutdown()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    server: ModelServer

    def log_message(self, *_) -> None:
        pass

    def do_GET(self) -> None:
        self.server.was_followed = True
        self.send_error(404)

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        known = {"path": self.path, "key": self.headers.get("Authorization")}
        self.server.asked.append(body | known)
        mood = self.server.mood
        if isinstance(mood, int):
            # As real ones do, it quotes the key that it was given.
            self._begin(mood, "application/json", json.dumps({"error": f"bad key {KEY}"}))
            return
        getattr(self, mood)()

    def well(self) -> None:
        self._begin()
        for piece in self.server.pieces:
            self._send({"choices": [{"delta": {"content": piece}, "finish_reason": None}]})
        self._send({"choices": [{"delta": {}, "finish_reason": "stop"}]})
        self.wfile.write(b"data: [DONE]\n\n")

    def no_stream(self) -> None:
        self._begin(200, "application/json", '{"choices": [{"message": {"content": "Hi"}}]}')

    def moved(self) -> None:
        self._begin(302, more={"Location": f"{self.server.url}/elsewhere"})

    def compressed(self) -> None:
        self._begin(more={"Content-Encoding": "gzip"})
        self.wfile.write(gzip.compress(b"data: [DONE]\n\n"))

    def malformed(self) -> None:
        self._begin(text="data: {no json\n\n")

    def strange(self) -> None:
        self._begin(text='data: {"choices": [{"delta": {"content": [1, 2]}}]}\n\n')

    def empty(self) -> None:
        self._begin(text="data: [DONE]\n\n")

    def fault(self) -> None:
        self._begin(text='data: {"error": {"message": "overloaded"}}\n\n')

    def cut(self) -> None:
        self._begin()
        self._send({"choices": [{"delta": {"content": "Look at"}}]})

    def endless_line(self) -> None:
        self._begin()
        for _ in range(40):
            self.wfile.write(b"data: " + b"x" * 10_000)

    def endless(self) -> None:
        self._begin()
        self._hold("word " * 100)

    def silent(self) -> None:
        self._begin()
        self._send({"choices": [{"delta": {"content": "Look"}}]})
        self.server.released.wait(30)

    def held(self) -> None:
        self._begin()
        self._hold("still ")

    def _hold(self, piece: str) -> None:
        """Write on until the other side is gone."""
        try:
            while not self.server.released.wait(0.01):
                self._send({"choices": [{"delta": {"content": piece}}]})
        except OSError:
            self.server.left.set()

    def _begin(
        self,
        status: int = 200,
        kind: str = "text/event-stream; charset=utf-8",
        text: str = "",
        more: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        for name, value in more.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(text.encode())

    def _send(self, event: dict[str, Any]) -> None:
        self.wfile.write(f"data: {json.dumps(event)}\n\n".encode())
        self.wfile.flush()
