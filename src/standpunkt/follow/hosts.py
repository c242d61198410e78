"""Hosts: which addresses may be spoken to, and the numbers that a name was resolved to."""

import ipaddress
import socket
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from standpunkt.errors import InputError

PORTS = {"http": 80, "https": 443}
NAT64 = ipaddress.ip_network("64:ff9b::/96")
Resolve = Callable[[str, int], list[str]]
"""Gives the numbers of a host by name and port."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a URL leads: spoken to by number, so that its name cannot come to mean another host in between."""

    scheme: str
    host: str
    port: int
    number: str
    target: str
    """Path and query."""

    @property
    def authority(self) -> str:
        """Host and, where it is not the scheme's own, port: what goes into the Host header."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"


def resolve_host(host: str, port: int) -> list[str]:
    """Give the numbers of a host.

    Raises `InputError` where it has none.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise InputError(f"no such host: {host} ({error})") from error
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def find_place(url: str, *, allow_private: bool, resolve: Resolve = resolve_host) -> Place:
    """Give where `url` leads.

    Raises `InputError` where it is no http or https address, carries a password, has no such host, or where one of the
    host's numbers is private, loopback, link-local or otherwise not public and that is not allowed.
    """
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise InputError(f"no address ({error})") from error
    if parts.scheme not in PORTS or not host:
        raise InputError("no address of the web; give one that begins with http:// or https://")
    if parts.username is not None or parts.password is not None:
        raise InputError("an address with a user name in it is not followed; give it without")
    if any(character <= " " for character in url):
        raise InputError("an address with blanks or control characters in it")
    port = PORTS[parts.scheme] if port is None else port
    numbers = resolve(_ascii(host), port)
    if not allow_private and (private := [number for number in numbers if not is_public(number)]):
        raise InputError(f"leads to {private[0]}, which is no public address; allow it with --allow-private")
    path = parts.path or "/"
    return Place(parts.scheme, _ascii(host), port, numbers[0], f"{path}?{parts.query}" if parts.query else path)


def _ascii(host: str) -> str:
    try:
        return host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError as error:
        raise InputError(f"no host name: {host!r}") from error


def is_public(number: str) -> bool:
    """Say whether an IP address is one of the public internet, also where IPv6 only wraps an IPv4 address."""
    try:
        address = ipaddress.ip_address(number.partition("%")[0])
    except ValueError:
        return False
    if isinstance(address, ipaddress.IPv6Address):
        wrapped = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
        if address in NAT64:
            wrapped.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
        if any(inner is not None and not _is_global(inner) for inner in wrapped):
            return False
        if address.ipv4_mapped is not None or address in NAT64:
            return True
    return _is_global(address)


def _is_global(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    return address.is_global and not address.is_multicast and not address.is_reserved
