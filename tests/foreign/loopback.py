"""Switch on the loopback of the network namespace that this runs in, then become another program.

A new namespace has the loopback switched off, and some programs (Spark) talk to themselves over it.
"""

from __future__ import annotations

import fcntl
import os
import socket
import struct
import sys

GET_FLAGS, SET_FLAGS, UP = 0x8913, 0x8914, 0x1


def switch_on(interface: bytes) -> None:
    """Set a network interface up, as `ip link set ... up` does where it is installed."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        request = struct.pack("16sH14x", interface, 0)
        (flags,) = struct.unpack_from("16xH", fcntl.ioctl(any_socket, GET_FLAGS, request))
        fcntl.ioctl(any_socket, SET_FLAGS, struct.pack("16sH14x", interface, flags | UP))


if __name__ == "__main__":
    switch_on(b"lo")
    os.execvp(sys.argv[1], sys.argv[1:])
