"""From a passphrase to the raw key of an encrypted file, by SQLCipher's own rule."""

import os

from pivot_tui.store.files import StrPath

ROUNDS = 256_000
"""PBKDF2-HMAC-SHA512 rounds, SQLCipher 4's default; about a tenth of a second."""

_SALT_BYTES = 16


def raw_key(passphrase: str, salt: bytes) -> str:
    """The raw key and its salt as 96 hexadecimal digits, the form that ``PRAGMA key`` takes; works without the GIL."""
    import hashlib

    return (hashlib.pbkdf2_hmac("sha512", passphrase.encode(), salt, ROUNDS, 32) + salt).hex()


def salt_of(path: StrPath) -> bytes:
    """The salt of an encrypted file: its first sixteen bytes."""
    with open(path, "rb") as file:
        return file.read(_SALT_BYTES)


def new_salt() -> bytes:
    """A salt for a file that is still to be made."""
    return os.urandom(_SALT_BYTES)
