"""What a terminal sends that is not UTF-8: the sign for what cannot be read stands in its place."""

import codecs
import functools
import os


def read_leniently() -> None:
    """Let a byte of another encoding be a typed sign like any other; Textual would end the program over it."""
    if os.name != "posix":
        return
    from textual.drivers import linux_driver

    def decoder(encoding: str) -> functools.partial[codecs.IncrementalDecoder]:
        return functools.partial(codecs.getincrementaldecoder(encoding), errors="replace")

    linux_driver.getincrementaldecoder = decoder  # type: ignore[attr-defined, assignment]
