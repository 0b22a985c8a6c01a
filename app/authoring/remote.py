"""Addresses of repositories that an author may name, and where they may lead.

A server that fetches what a user names must not become a way into the network behind it. So the
address is of one plain form, its host is resolved here, every result must be a public one, and
the fetch is pinned to it: asking the name server again later changes nothing. Hosts that the
operator lists may be private, and may speak HTTP without encryption.
"""

import ipaddress
import re
import socket
from collections.abc import Collection
from dataclasses import dataclass

from app.errors import Invalid, Unavailable

MOST_CHARACTERS = 300
PORTS = {"https": 443, "http": 80}
# No user, no password, no query, no escapes: what parses in one way only.
_ADDRESS = re.compile(
    r"(https?)://([a-z0-9](?:[a-z0-9.-]*[a-z0-9])?)(?::([0-9]{1,5}))?((?:/[a-z0-9._~-]+)+)/?",
    re.IGNORECASE,
)
_NAT64 = ipaddress.ip_network("64:ff9b::/96")

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


@dataclass(frozen=True)
class Remote:
    """A repository's address as it may be asked for; `pin` is the IP address to ask at."""

    url: str
    scheme: str
    host: str
    port: int
    pin: str

    @property
    def name(self) -> str:
        """What the repository calls itself in its address."""
        return self.url.rpartition("/")[2].removesuffix(".git")


def check_form(url: str, open_hosts: Collection[str]) -> tuple[str, str, int, str]:
    """Scheme, host, port and path of an address of a repository, without asking anybody.

    Args:
        open_hosts: `host` or `host:port` that may be private and may speak plain HTTP.

    Raises:
        Invalid: it is not an address that is fetched from here.
    """
    found = _ADDRESS.fullmatch(url.strip()) if len(url) <= MOST_CHARACTERS else None
    if found is None or any(part.startswith(".") for part in found[4].split("/")):
        raise Invalid(
            "The address is not one of a public repository: write it as in "
            "https://example.org/somebody/problems.git, without a name or password in it.",
            "url",
        )
    scheme, host = found[1].lower(), found[2].lower()
    port = int(found[3]) if found[3] else PORTS[scheme]
    if scheme != "https" and not _is_open(host, port, open_hosts):
        raise Invalid(f"{host} is asked over https:// only.", "url")
    return scheme, host, port, found[4]


def resolve(url: str, open_hosts: Collection[str]) -> Remote:
    """The address with the IP address that it is asked at.

    Raises:
        Invalid: it is no such address, or it leads into a private network.
        Unavailable: the host has no address.
    """
    scheme, host, port, path = check_form(url, open_hosts)
    try:
        answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise Unavailable(f"There is no host {host}, or the name server is away.") from error
    addresses = [ipaddress.ip_address(str(answer[4][0]).partition("%")[0]) for answer in answers]
    if not _is_open(host, port, open_hosts) and not all(map(_is_public, addresses)):
        raise Invalid(
            f"{host} is an address inside a private network, which is not asked. An operator can "
            "allow the host with NDJUDGE_GIT_HOSTS.",
            "url",
        )
    return Remote(f"{scheme}://{host}:{port}{path}", scheme, host, port, str(addresses[0]))


def _is_open(host: str, port: int, open_hosts: Collection[str]) -> bool:
    return host in open_hosts or f"{host}:{port}" in open_hosts


def _is_public(address: Address) -> bool:
    """Whether the address is on the internet, also where it wraps one of the older kind."""
    if not address.is_global or address.is_multicast:
        return False
    if isinstance(address, ipaddress.IPv4Address):
        return True
    inside = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    if address in _NAT64:
        inside.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    return all(_is_public(each) for each in inside if each is not None)
