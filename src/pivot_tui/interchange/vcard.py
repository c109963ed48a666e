"""Address cards: vCard 2.1, 3.0 and 4.0 in, whatever is wrong with some of them; vCard 3.0 out."""

import quopri
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from pivot_tui.interchange.imported import STEP, CannotImport, Progress, looks_like_data, no_progress

MOST_CARDS = 20_000
LARGEST = 64 * 1024 * 1024
"""Bytes that a file of cards may have; without photos an address book of thousands is a small part of it."""

_BEGINS = re.compile(r"^[ \t]*BEGIN[ \t]*:[ \t]*VCARD[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)
_HEAD = re.compile(r"""([^:;"]+)((?:;(?:[^:;"]|"[^"]*")*)*):(.*)""", re.DOTALL)
_PARAMETER = re.compile(r""";((?:[^;"]|"[^"]*")*)""")
_ENCODINGS = {"quoted-printable", "base64", "b", "8bit", "7bit"}
_BINARY = {"photo", "logo", "sound", "key"}
_CHARSETS = (
    "iso-",
    "iso8859",
    "windows-",
    "cp",
    "koi8",
    "shift",
    "sjis",
    "euc",
    "gb",
    "big5",
    "mac",
    "latin",
    "utf-16",
)
"""How the names of encodings begin that a card may ask for; Python knows stranger ones."""
_FOLDED_AT = 75  # octets a line, the line end not counted (RFC 2426, 2.6)
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class Value:
    """One line of a card.

    Attributes:
        text: What it says, its encoding taken away, its escapes still there.
        parameters: What is said about it, by names in lower case; what has no name is a ``type``.
    """

    text: str
    parameters: Mapping[str, str] = field(default_factory=dict)

    @property
    def plain(self) -> str:
        """The text with its escapes resolved."""
        return unescaped(self.text)

    def parts(self, mark: str = ";") -> tuple[str, ...]:
        """The parts that a mark sets apart, each with its escapes resolved."""
        return tuple(unescaped(part) for part in _split(self.text, mark))


@dataclass(frozen=True, slots=True)
class Card:
    """One card.

    Attributes:
        number: Its place in the file, from 1.
        line: Where it begins in the file.
        values: Its lines by the names of their properties, in lower case; photos without what they hold.
        skipped: How many of its lines are none of a card, and were passed over.
    """

    number: int
    line: int
    values: Mapping[str, tuple[Value, ...]]
    skipped: int = 0

    def all(self, name: str) -> tuple[Value, ...]:
        """Everything that it says under a name."""
        return self.values.get(name, ())

    def first(self, name: str) -> str:
        """The first thing it says under a name that is not empty, or ""."""
        return next((value.plain for value in self.all(name) if value.plain.strip()), "")


@dataclass(frozen=True, slots=True)
class BrokenCard:
    """A card that cannot be read.

    Attributes:
        number: Its place in the file, from 1.
        line: Where it begins.
        sentence: Why.
    """

    number: int
    line: int
    sentence: str


@dataclass(frozen=True, slots=True)
class Cards:
    """What was read of a file.

    Attributes:
        cards: Those that can be read, in the order of the file.
        broken: Those that cannot.
        notes: How it was read, where that could be doubted, a sentence each.
    """

    cards: tuple[Card, ...]
    broken: tuple[BrokenCard, ...] = ()
    notes: tuple[str, ...] = ()


def holds_cards(content: bytes) -> bool:
    """Whether the beginning of a file looks like that of address cards."""
    beginning = content[:65_536]
    encoding = "utf-16" if beginning.startswith(_UTF16_MARKS) else "utf-8"
    return _BEGINS.search(beginning.decode(encoding, "replace").replace("\ufeff", "").replace("\r", "\n")) is not None


def read_cards(content: bytes, name: str, step: Progress = no_progress) -> Cards:
    """The cards in a file.

    Args:
        content: What is in the file.
        name: What it is called.
        step: Told now and then how far the reading is; whatever it raises ends it.

    Raises:
        CannotImport: There are no cards in it, or more than can be meant.
    """
    if len(content) > LARGEST:
        raise CannotImport(
            f"{name} is larger than {LARGEST // 1024 // 1024} MB; export it without photos, or in parts."
        )
    reading = _Reading(name, step)
    for number, line in enumerate(_decoded(content, name).split("\n"), 1):
        reading.take(number, line)
    return reading.finished()


def unescaped(text: str) -> str:
    """A text without the backslashes that protect its commas, semicolons, line ends and backslashes."""
    if "\\" not in text:
        return text
    return re.sub(r"\\([nN,;:\\])", lambda found: "\n" if found[1] in "nN" else found[1], text)


def escaped(text: str) -> str:
    """A text as it stands in a card."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return re.sub(r"[\\,;\n]", lambda found: "\\n" if found[0] == "\n" else f"\\{found[0]}", plain)


def write_card(lines: Iterable[tuple[str, tuple[str, ...]]]) -> str:
    """A card of vCard 3.0, folded, with the line ends that the format asks for.

    Every address book that matters takes 3.0; 4.0 is refused or half read by some.

    Args:
        lines: The name of each property, and its parts; the parts of CATEGORIES are parted by commas.
    """
    written = ["BEGIN:VCARD", "VERSION:3.0"]
    for name, parts in lines:
        mark = "," if name == "CATEGORIES" else ";"
        written.append(f"{name}:{mark.join(map(escaped, parts))}")
    written.append("END:VCARD")
    return "".join(f"{folded}\r\n" for line in written for folded in _folded(line))


class _Reading:
    """Reads a file a line at a time; one broken card spoils none of the others."""

    def __init__(self, name: str, step: Progress) -> None:
        self._name = name
        self._step = step
        self._number = 0
        self._cards: list[Card] = []
        self._broken: list[BrokenCard] = []
        self._guessed = False
        self._begin(0)
        self._open = False

    def _begin(self, line: int) -> None:
        self._open = True
        self._line = line
        self._depth = 0  # of the cards inside this one (AGENT), which are passed over
        self._old = False  # vCard 2.1, where a folded line keeps its blank
        self._skipped = 0
        self._waiting = ""
        self._values: dict[str, list[Value]] = {}

    def take(self, number: int, line: str) -> None:
        """Read the next line."""
        if number % 10_000 == 0:
            self._step(0, 1)
        is_folded = line[:1] in (" ", "\t") and bool(self._waiting)  # what is folded may say END:VCARD and mean it
        word = "" if is_folded else line.strip(" \t\ufeff")
        upper = re.sub(r"\s*:\s*", ":", word).upper() if len(word) < 32 else ""
        if upper == "BEGIN:VCARD":
            self._take_begin(number)
        elif not self._open:
            return
        elif upper == "END:VCARD":
            self._take_end()
        elif upper == "AGENT:BEGIN:VCARD":
            self._depth += 1
        elif self._depth == 0:
            self._take_line(line)

    def finished(self) -> Cards:
        """Everything that was read.

        Raises:
            CannotImport: There was no card at all.
        """
        if self._open:
            self._break("It is never closed; the file may be cut off.")
        if not self._number:
            raise CannotImport(f"There is no address card in {self._name}.")
        notes = ("Signs in no known encoding were read as Windows-1252.",) if self._guessed else ()
        return Cards(tuple(self._cards), tuple(self._broken), notes)

    def _take_begin(self, number: int) -> None:
        if self._open and self._is_agent():
            self._depth += 1
            return
        if self._open:
            self._break("It is not closed before the next one begins.")
        self._number += 1
        if self._number > MOST_CARDS:
            raise CannotImport(f"{self._name} has more than {MOST_CARDS:,} cards; split it first.")
        if self._number % STEP == 0:
            self._step(0, 1)
        self._begin(number)

    def _is_agent(self) -> bool:
        """Whether a card begins inside this one because the line above asks for it."""
        return self._depth > 0 or re.match(r"(?:[^.:;]+\.)?AGENT[^:]*:\s*$", self._waiting, re.IGNORECASE) is not None

    def _take_end(self) -> None:
        if self._depth:
            self._depth -= 1
            self._waiting = ""
            return
        self._take_waiting()
        values = {name: tuple(found) for name, found in self._values.items()}
        self._cards.append(Card(self._number, self._line, values, self._skipped))
        self._open = False

    def _break(self, sentence: str) -> None:
        self._broken.append(BrokenCard(self._number, self._line, sentence))
        self._open = False

    def _take_line(self, line: str) -> None:
        if self._is_quoted_on():
            self._waiting += "\n" + (line if self._old else line.removeprefix(" "))
        elif line[:1] in (" ", "\t") and self._waiting:
            if _name_of(self._waiting) not in _BINARY:
                self._waiting += line if self._old else line[1:]
        else:
            self._take_waiting()
            self._waiting = line

    def _is_quoted_on(self) -> bool:
        """Whether the line above is quoted-printable, and goes on in the next one."""
        return self._waiting.endswith("=") and "QUOTED-PRINTABLE" in self._waiting.partition(":")[0].upper()

    def _take_waiting(self) -> None:
        line, self._waiting = self._waiting, ""
        if not line.strip():
            return
        found = _HEAD.fullmatch(line)
        if found is None:
            # What photos are made of is not always folded; it is no line that is missed.
            if not re.fullmatch(r"[A-Za-z0-9+/=\s]{20,}", line):
                self._skipped += 1
            return
        name = _name_of(line)
        if name == "version":
            self._old = found[3].strip() == "2.1"
        text = "" if name in _BINARY else self._text(found[3], parameters := _parameters(found[2]))
        self._values.setdefault(name, []).append(Value(text, {} if name in _BINARY else parameters))

    def _text(self, written: str, parameters: dict[str, str]) -> str:
        """A value as text, whatever it was encoded with."""
        charset = parameters.get("charset", "")
        if parameters.get("encoding", "").lower() == "quoted-printable":
            return self._from_bytes(quopri.decodestring(_as_bytes(written)), charset)
        if written.isascii() and not charset.lower().startswith("iso-2022"):
            return written
        return self._from_bytes(_as_bytes(written), charset)

    def _from_bytes(self, content: bytes, charset: str) -> str:
        known = charset.lower() if charset.lower().startswith(_CHARSETS) else ""
        for encoding in ("utf-8", known) if not known.startswith("iso-2022") else (known,):
            try:
                if encoding:
                    return content.decode(encoding).replace("\r\n", "\n").replace("\r", "\n")
            except (LookupError, ValueError):  # an encoding that nobody knows, or another one than was said
                continue
        self._guessed = True
        return content.decode("cp1252", "replace").replace("\r\n", "\n").replace("\r", "\n")


def _decoded(content: bytes, name: str) -> str:
    """The whole file as text; bytes that are no UTF-8 are kept apart until their line says what they are."""
    if content.startswith(_UTF16_MARKS):
        text = content.decode("utf-16", "replace")
    elif not holds_cards(content) and looks_like_data(content):
        raise CannotImport(f"{name} holds neither address cards nor a table; it is no text.")
    else:
        text = content.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "surrogateescape")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _as_bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")


def _name_of(line: str) -> str:
    """The name of a line's property, without the group before it."""
    return re.split(r"[:;]", line, maxsplit=1)[0].rpartition(".")[2].strip().lower()


def _parameters(written: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for match in _PARAMETER.finditer(written):
        name, equals, value = match[1].partition("=")
        if not equals:
            name, value = ("encoding" if name.strip().lower() in _ENCODINGS else "type"), name
        name, value = name.strip().lower(), value.strip().strip('"')
        found[name] = f"{found[name]},{value}" if name in found else value
    return found


def _split(text: str, mark: str) -> Iterator[str]:
    """The parts of a text between marks that no backslash protects."""
    part = ""
    signs = iter(text)
    for sign in signs:
        if sign == "\\":
            part += sign + next(signs, "")
        elif sign == mark:
            yield part
            part = ""
        else:
            part += sign
    yield part


def _folded(line: str) -> Iterator[str]:
    """A line in pieces that are short enough, none of which parts a sign."""
    piece, octets = "", 0
    for sign in line:
        size = len(sign.encode("utf-8", "replace"))
        if octets + size > _FOLDED_AT:
            yield piece
            piece, octets = " ", 1
        piece += sign
        octets += size
    yield piece
