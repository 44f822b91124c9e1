"""What everybody may be sent to, and what may be fetched: hosts with a public name, numbers of the public net.

One check for all: what the bot shows as a link, and what is fetched from the web.
"""

from __future__ import annotations

import ipaddress
import socket
from ipaddress import IPv4Address, IPv6Address

import regex


def is_public_host(host: str) -> bool:
    """Whether a host's name in lower case, or its IPv4 address in any spelling, is one of the public net."""
    if not _HOST.fullmatch(host):
        return False
    if _NUMBER.fullmatch(host.rpartition(".")[2]):
        return _is_public_number(host)
    if any(_PRIVATE.fullmatch(end) for end in (host.rpartition(".")[2], ".".join(host.split(".")[-2:]))):
        return False
    return all(_is_public_number(".".join(held.groups())) for held in _HELD.finditer(host))


def is_public_address(written: str) -> bool:
    """Whether an IP address, as a resolver or a socket gives it, is one of the public net.

    IPv6 addresses that hold an IPv4 address, or lead to one, are none: mapped, compatible, NAT64, 6to4, Teredo, ISATAP.
    """
    try:
        address = ipaddress.ip_address(written)
    except ValueError:
        return False
    return _is_public_4(address) if isinstance(address, IPv4Address) else _is_public_6(address)


def _is_public_number(written: str) -> bool:
    """Of an IPv4 address in any spelling that browsers take: 127.1, 0x7f.0.0.1, 0177.0.0.1, 2130706433."""
    try:
        return _is_public_4(IPv4Address(socket.inet_aton(written)))
    except OSError:
        return False


def _is_public_4(address: IPv4Address) -> bool:
    return not any(address in network for network in _SPECIAL_4)


def _is_public_6(address: IPv6Address) -> bool:
    is_plain = address.scope_id is None and int(address) >> 32 & 0xFDFFFFFF != _ISATAP
    return is_plain and address in _PUBLIC_6 and not any(address in network for network in _SPECIAL_6)


_HOST = regex.compile(r"(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
# What browsers read as an IPv4 address (URL Standard, "ends in a number"), however it is written.
_NUMBER = regex.compile(r"(?:\d+|0x[0-9a-f]*)")
# Names that lead nowhere public: RFC 6761, 6762 with its appendix G, 7686 and 8375, and ICANN's for private use.
_PRIVATE = regex.compile(
    r"(?:localhost|localdomain|local|internal|intranet|private|corp|home|lan|home\.arpa|invalid|test|onion|arpa)"
)
# Names that hold an address and lead to it, as 127.0.0.1.nip.io and 10-0-0-1.sslip.io do.
_HELD = regex.compile(r"(?<![0-9a-z])(\d{1,3})[.-](\d{1,3})[.-](\d{1,3})[.-](\d{1,3})(?![0-9a-z])")
# IANA's registries of special-purpose addresses; not those of Python's ipaddress, which differ between versions.
_SPECIAL_4 = tuple(
    map(
        ipaddress.IPv4Network,
        (
            *("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12"),
            *("192.0.0.0/24", "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24"),
            *("192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24"),
            *("224.0.0.0/4", "240.0.0.0/4"),
            "168.63.129.16/32",  # answers every machine of one large host's network with what it knows of it
        ),
    )
)
_PUBLIC_6 = ipaddress.IPv6Network("2000::/3")
# Protocol assignments (Teredo among them), documentation, 6to4, the sinkhole of AS112.
_SPECIAL_6 = tuple(
    map(
        ipaddress.IPv6Network,
        ("2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20"),
    )
)
_ISATAP = 0x00005EFE
