"""Python imports this by itself in every child of the terminal's tests, and none of them reaches the network."""

import sys


def _refuse(event: str, _arguments: tuple[object, ...]) -> None:
    if event in ("socket.connect", "socket.getaddrinfo", "socket.bind", "socket.sendto"):
        raise RuntimeError(f"this program reached for the network: {event}")


sys.addaudithook(_refuse)
