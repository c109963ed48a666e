"""Getting a workbook open: where it lies, whether it is locked, and a copy of it when its file has gone."""

from typing import TYPE_CHECKING

from pivot_tui.store.files import StrPath as StrPath
from pivot_tui.store.files import looks_shared as looks_shared
from pivot_tui.store.opening import default_path as default_path
from pivot_tui.store.opening import default_place as default_place
from pivot_tui.store.opening import derive_key as derive_key
from pivot_tui.store.opening import is_locked as is_locked
from pivot_tui.store.opening import open_store
from pivot_tui.store.store import SCREEN_WAIT, Store

if TYPE_CHECKING:
    from pathlib import Path


def open_for_shell(path: StrPath, key: str | None = None) -> Store:
    """The workbook at a path for one command, which waits its turn; made where there is none.

    Raises:
        Fault: It cannot be opened.
    """
    return open_store(path, key)


def open_for_screen(path: StrPath, key: str | None = None) -> Store:
    """The workbook at a path for the screens, which never wait long for another process; made where there is none.

    Raises:
        Fault: It cannot be opened.
    """
    return open_store(path, key, wait=SCREEN_WAIT)


def save_copy(store: Store, folder: "Path | None" = None) -> "Path":
    """Copy what is open to a new file beside the one that has gone, and say where.

    Raises:
        Fault: The copy cannot be made.
    """
    from pivot_tui.store.backups import copy_to

    place = folder or store.path.parent
    names = (f"{store.path.stem}-copy{'' if n == 0 else f'-{n}'}{store.path.suffix}" for n in range(1000))
    path = next(place / name for name in names if not (place / name).exists())
    copy_to(store, path)
    return path
