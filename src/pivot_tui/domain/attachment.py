"""Files and addresses that belong to an activity, with or without a copy of the file inside the workbook."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from pivot_tui.domain.constraints import NotEmpty
from pivot_tui.domain.journal import FROM_OUTSIDE

LARGEST = 2 * 1024 * 1024
"""Bytes of a file of which a copy can be kept; history keeps what is deleted, so it is no place for films."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file or an address.

    Attributes:
        id: UUIDv7.
        activity: The id of the activity it belongs to; it goes with it.
        name: What it is called.
        place: The file's path, or the address.
        kept_copy: The bytes of the file in base64, where a copy is kept inside; else nothing.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = FROM_OUTSIDE

    id: str
    activity: Annotated[str, NotEmpty()]
    name: Annotated[str, NotEmpty()]
    place: str
    kept_copy: str | None = None
