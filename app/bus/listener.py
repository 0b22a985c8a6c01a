"""One connection that listens, on a thread of its own, for a whole process.

Theory of operation. Every process of a site holds one such connection to Postgres, outside the
pool. What other processes NOTIFY on the one channel arrives here and is handed to the hub of
this process. Progress and openings go out the same way: the newest of each row is kept and sent
at most ten times a second, so a judging of two milliseconds sends none. A connection that is
lost is opened again; what was said meanwhile is unknown, so `caught_up` lets everybody look.
"""

import socket
import threading
import time
from collections.abc import Callable
from contextlib import closing
from selectors import EVENT_READ, DefaultSelector
from typing import Any

from psycopg import Connection
from psycopg import Error as PostgresError
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from app import log
from app.bus.messages import CHANNEL, Kind, Message

HEARTBEAT_S = 5.0
SEND_EVERY_S = 0.1
RETRY_S = 0.5


class Listener:
    """Hands what arrives to `hear`, and calls `caught_up` after each (re)connection."""

    def __init__(
        self, engine: Engine, hear: Callable[[Message], None], caught_up: Callable[[], None]
    ) -> None:
        self._engine = engine
        self._hear = hear
        self._caught_up = caught_up
        self._lock = threading.Lock()
        self._waiting: dict[tuple[Kind, int], Message] = {}
        self._closed = threading.Event()
        self._tried = threading.Event()
        self._waker, self._woken = socket.socketpair()
        self._thread = threading.Thread(target=self._run, name="listener", daemon=True)

    def start(self) -> None:
        """Begin to listen; returns once the connection stands, or the first try has failed."""
        self._thread.start()
        self._tried.wait()

    def close(self) -> None:
        """Stop listening and close the connection."""
        self._closed.set()
        self._waker.send(b".")
        self._thread.join()
        self._waker.close()
        self._woken.close()

    def send_soon(self, message: Message) -> None:
        """Send `message` soon; a newer one of the same kind and row takes its place."""
        with self._lock:
            is_first = not self._waiting
            self._waiting[message.kind, message.row_id] = message
        if is_first:
            self._waker.send(b".")

    def drop(self, message: Message) -> None:
        """Forget what was to be sent of this kind and row: there is weightier news."""
        with self._lock:
            self._waiting.pop((message.kind, message.row_id), None)

    def _run(self) -> None:
        while not self._closed.is_set():
            try:
                with closing(self._connect()) as connection:
                    self._caught_up()
                    self._tried.set()
                    self._listen(connection)
            except (PostgresError, SQLAlchemyError, OSError) as error:
                self._tried.set()
                if not self._closed.is_set():
                    log.warning("bus", "not listening, tried again soon", why=str(error).strip())
                    self._closed.wait(RETRY_S)

    def _connect(self) -> Connection[Any]:
        pooled = self._engine.raw_connection()
        connection = pooled.driver_connection
        # From here on the pool has nothing to do with it.
        pooled.detach()
        assert isinstance(connection, Connection)
        connection.rollback()
        connection.autocommit = True
        connection.execute(f"LISTEN {CHANNEL}")
        return connection

    def _listen(self, connection: Connection[Any]) -> None:
        send_due_at = 0.0
        with DefaultSelector() as selector:
            selector.register(connection, EVENT_READ)
            selector.register(self._woken, EVENT_READ)
            while not self._closed.is_set():
                left_s = send_due_at - time.monotonic() if self._waiting else HEARTBEAT_S
                ready = [key.fileobj for key, _ in selector.select(max(0.0, left_s))]
                if self._woken in ready:
                    self._woken.recv(4096)
                    # Not at once, also the first: most judgings end sooner and send none.
                    send_due_at = time.monotonic() + SEND_EVERY_S
                if self._waiting and time.monotonic() >= send_due_at:
                    self._send(connection)
                elif not ready:
                    # A peer that vanished says nothing; only asking it finds out.
                    connection.execute("SELECT 1")
                for notice in connection.notifies(timeout=0):
                    message = Message.decode(notice.payload)
                    if message is not None:
                        self._hear(message)

    def _send(self, connection: Connection[Any]) -> None:
        with self._lock:
            messages, self._waiting = self._waiting, {}
        texts = [message.encode() for message in messages.values()]
        connection.execute("SELECT pg_notify(%s, unnest(%s::text[]))", (CHANNEL, texts))
