"""What a supervisor asks a worker that serves no site: does it live, can it judge."""

import json
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from app.metrics import CONTENT_TYPE, Metrics

Checks = Mapping[str, Callable[[], str | None]]


@contextmanager
def serve_health(
    host: str,
    port: int,
    checks: Checks,
    metrics: Metrics,
    facts: Mapping[str, object] | None = None,
) -> Iterator[int]:
    """Answer /healthz, /readyz and /metrics from a thread; yields the port.

    Args:
        checks: name → function that returns what is wrong, None when nothing is.
        facts: what /readyz says beside them, whatever the checks find.
    """

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            match self.path:
                case "/healthz":
                    self._answer(200, {"status": "ok"})
                case "/readyz":
                    found = {name: check() or "ok" for name, check in checks.items()}
                    is_ready = set(found.values()) <= {"ok"}
                    status = "ok" if is_ready else "unavailable"
                    content = {"status": status, "checks": found, **(facts or {})}
                    self._answer(200 if is_ready else 503, content)
                case "/metrics":
                    self._send(200, CONTENT_TYPE, metrics.render())
                case _:
                    self._answer(404, {"status": "there are /healthz, /readyz and /metrics"})

        def log_message(self, format: str, *args: object) -> None:
            """Probes come every few seconds; the log is for submissions."""

        def _answer(self, status: int, content: Mapping[str, object]) -> None:
            self._send(status, "application/json", json.dumps(content).encode())

        def _send(self, status: int, kind: str, body: bytes) -> None:
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    with ThreadingHTTPServer((host, port), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, name="health", daemon=True)
        thread.start()
        try:
            yield server.server_port
        finally:
            server.shutdown()
            thread.join()
