"""A small HTTP/1.1 client for load on loopback: it must cost less than what it measures."""

import asyncio
import json
import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit


@dataclass(frozen=True)
class Load:
    """What came of a load: milliseconds of each request, and of the whole in seconds."""

    times_ms: list[float]
    wall_s: float

    @property
    def per_s(self) -> float:
        return len(self.times_ms) / self.wall_s

    @property
    def p50_ms(self) -> float:
        return statistics.median(self.times_ms)

    @property
    def p99_ms(self) -> float:
        return sorted(self.times_ms)[int(len(self.times_ms) * 0.99)]


@dataclass(frozen=True)
class Request:
    """One request; `body` is sent as JSON."""

    path: str
    method: str = "GET"
    headers: Mapping[str, str] | None = None
    body: object = None

    def encode(self, host: str) -> bytes:
        content = b"" if self.body is None else json.dumps(self.body).encode()
        headers = {"Host": host, "Content-Length": str(len(content)), **(self.headers or {})}
        if content:
            headers["Content-Type"] = "application/json"
        lines = [f"{self.method} {self.path} HTTP/1.1", *(f"{k}: {v}" for k, v in headers.items())]
        return "\r\n".join([*lines, "", ""]).encode() + content


def run(
    addresses: list[str],
    make: Callable[[int, int], Request],
    *,
    connections: int,
    count: int,
    expected: int = 200,
) -> Load:
    """Send `count` requests over `connections` that are kept open, each as soon as it can.

    Args:
        make: the request of a number on the connection of a number; who sends on one waits
            for its answer first, as a person does.
        expected: the status that each answer must have.
    """
    return asyncio.run(_run(addresses, make, connections, count, expected))


async def _run(
    addresses: list[str],
    make: Callable[[int, int], Request],
    connections: int,
    count: int,
    expected: int,
) -> Load:
    numbers = iter(range(count))
    times: list[float] = []

    async def work(connection: int) -> None:
        address = addresses[connection % len(addresses)]
        parts = urlsplit(address)
        reader, writer = await asyncio.open_connection(parts.hostname, parts.port)
        for number in numbers:
            content = make(number, connection).encode(parts.netloc)
            began = time.perf_counter()
            writer.write(content)
            status, body = await _read(reader)
            times.append((time.perf_counter() - began) * 1000)
            assert status == expected, f"{status}: {body[:500]!r}"
        writer.close()

    began = time.perf_counter()
    await asyncio.gather(*(work(n) for n in range(connections)))
    return Load(times, time.perf_counter() - began)


async def _read(reader: asyncio.StreamReader) -> tuple[int, bytes]:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    status = int(head.split(" ", 2)[1])
    headers = {
        name.lower(): value.strip()
        for name, _, value in (line.partition(":") for line in head.split("\r\n")[1:])
    }
    if "content-length" in headers:
        return status, await reader.readexactly(int(headers["content-length"]))
    body = b""
    while (size := int(await reader.readline(), 16)) > 0:
        body += (await reader.readexactly(size + 2))[:-2]
    await reader.readline()
    return status, body
