"""What can go wrong, each with a title and one sentence that tells the user what to do."""

from typing import ClassVar


class Fault(Exception):
    """Something the user must hear about, said in one sentence that names the way out.

    The sentence never holds what the user has written in the workbook: it may end up in a shell's scrollback. Only
    titles of activities and who contacts are may be named, where the user must choose among them.
    """

    title: ClassVar[str] = "That did not work"

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class NotAWorkbook(Fault):
    """The file belongs to another program, or is no database at all."""

    title = "Not a workbook"


class NoWorkbook(Fault):
    """There is no file where one was expected, or it cannot be made there."""

    title = "No workbook there"


class NeedsPassphrase(Fault):
    """The file is encrypted and no key was given."""

    title = "This workbook is locked"


class WrongPassphrase(Fault):
    """The key opens neither the file nor its newest backup."""

    title = "That did not open it"


class NewerWorkbook(Fault):
    """The file was written by a later version of this program."""

    title = "Made by a newer version"


class Damaged(Fault):
    """Pages of the file cannot be read any more."""

    title = "The file is damaged"


class ReadOnly(Fault):
    """The file can be read but not written."""

    title = "Nothing can be saved here"


class DiskFull(Fault):
    """There was no room left for a change."""

    title = "The disk is full"


class Busy(Fault):
    """Another process kept the write lock for longer than we wait."""

    title = "Another program is writing"


class Replaced(Fault):
    """The file was deleted, or another one was put in its place, while it was open."""

    title = "The file has gone"


class NothingToUndo(Fault):
    """The undo or redo stack is empty."""

    title = "Nothing to take back"


class UndoRefused(Fault):
    """Taking a change back would overwrite something that has changed since."""

    title = "Not taken back"


class NotFound(Fault):
    """A record, or a backup, that was named is not there (any more)."""

    title = "Not found"


class InvalidRecord(Fault):
    """Something from outside does not make a record."""

    title = "Not saved"


class NotUnderstood(Fault):
    """What was asked for at the shell cannot be read."""

    title = "Not understood"
