"""Only public addresses of the web are spoken to, by the number that was checked."""

import pytest

from standpunkt.errors import InputError
from standpunkt.follow.hosts import find_place, is_public


@pytest.mark.parametrize(
    "number",
    ["127.0.0.1", "127.9.9.9", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",
     "224.0.0.1", "255.255.255.255", "240.0.0.1", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "ff02::1",
     "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "2002:0a00:0001::1", "kaffe", ""],
)  # fmt: skip
def test_no_public_address(number: str) -> None:
    """Loopback, private, link-local, shared, reserved and multicast numbers, also wrapped in IPv6."""
    assert not is_public(number)


@pytest.mark.parametrize("number", ["93.184.216.34", "2606:2800:220:1::1", "::ffff:93.184.216.34", "64:ff9b::5db8:d822"])
def test_public_address(number: str) -> None:
    assert is_public(number)


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("ftp://nyt.example/feed", "http:// or https://"),
        ("file:///etc/passwd", "http:// or https://"),
        ("nyt.example/feed", "http:// or https://"),
        ("http:///feed", "http:// or https://"),
        ("http://bo:hemmelig@nyt.example/feed", "user name"),
        ("http://nyt.example:99999/feed", "no address"),
        ("http://nyt.example/fe ed", "blanks"),
        ("http://nyt.example/feed\r\nX: y", "user name|blanks"),
        ("http://[::1/feed", "no address"),
    ],
)
def test_what_is_no_address_of_the_web(url: str, why: str) -> None:
    with pytest.raises(InputError, match=why):
        find_place(url, allow_private=True, resolve=lambda host, port: ["127.0.0.1"])


def test_one_private_number_among_public_ones_is_enough() -> None:
    """A host that is at a public and a private number is a trap."""
    numbers = ["93.184.216.34", "10.0.0.1"]
    with pytest.raises(InputError, match=r"leads to 10\.0\.0\.1, .* --allow-private"):
        find_place("http://nyt.example/", allow_private=False, resolve=lambda host, port: numbers)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "0x7f.1", "2130706433"])
def test_this_machine_by_any_name(host: str) -> None:
    """However it is written, what the system takes for this machine is refused (or is no host at all)."""
    with pytest.raises(InputError, match=r"no public address|no such host"):
        find_place(f"http://{host}/", allow_private=False)


def test_a_place_keeps_name_and_number_apart() -> None:
    """The number is connected to; the name goes into the Host header, as ASCII."""
    place = find_place("https://søndag.example:8443/a?b=c#d", allow_private=False, resolve=lambda *_: ["93.184.216.34"])
    assert (place.number, place.host, place.authority) == (
        "93.184.216.34", "xn--sndag-vua.example", "xn--sndag-vua.example:8443",
    )  # fmt: skip
    assert place.target == "/a?b=c"
