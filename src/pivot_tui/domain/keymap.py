"""Keys of one's own choice: what a key is called, which keys cannot be had, and where two acts would meet on one."""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from pivot_tui.domain.problems import Problem

_NAMED = frozenset(
    {"escape", "enter", "tab", "space", "backspace", "delete", "insert", "home", "end", "pageup", "pagedown"}
    | {"up", "down", "left", "right"}
    | {f"f{number}" for number in range(1, 13)}
)
_SAID_OTHERWISE = {
    "esc": "escape",
    "return": "enter",
    "del": "delete",
    "pgup": "pageup",
    "pgdn": "pagedown",
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}
_CHARACTERS = {
    _SAID_OTHERWISE.get(name, name): character
    for character in map(chr, range(0x21, 0x7F))
    if not character.isalnum()
    for name in [unicodedata.name(character).lower().replace("-", "_").replace(" ", "_")]
}
_CHARACTER_NAMES = {character: name for name, character in _CHARACTERS.items()}

_SAME_AS = {"ctrl+h": "backspace", "ctrl+i": "tab", "ctrl+j": "enter", "ctrl+m": "enter", "ctrl+[": "escape"}
_FIELDS_TAKE = frozenset(f"ctrl+{letter}" for letter in "acdekuvwxyz") | {"f6", "f7"}
_TERMINALS_TAKE = frozenset({"ctrl+b", "f10", "f11", "f12", "ctrl+pageup", "ctrl+pagedown"})


class Layer(Enum):
    """How far the keys of something reach."""

    EVERYWHERE = "everywhere"
    SCREEN = "screen"
    VIEW = "view"
    WIDGET = "widget"


@dataclass(frozen=True, slots=True)
class Bound:
    """Something that a key does.

    Attributes:
        id: Its name in the settings file; empty where its keys are fixed.
        keys: Its keys unless the user says otherwise.
        layer: How far it reaches.
        scope: The screen, view or widget that it belongs to.
        does: What it does, in a few words.
        in_text: Whether it belongs to a field for text.
    """

    id: str
    keys: tuple[str, ...]
    layer: Layer
    scope: str
    does: str
    in_text: bool = False

    def meets(self, other: "Bound") -> bool:
        """Whether both can be there at the same time: not on two screens, or in two views, of which one is open."""
        return self.layer is not other.layer or self.scope == other.scope

    @property
    def is_for_typing(self) -> bool:
        """Whether it is needed while text is typed, where a letter is a letter."""
        if any(map(types_a_character, self.keys)):
            return False
        return self.in_text or any(key in ("escape", "tab") or key.startswith("ctrl+") for key in self.keys)


def types_a_character(key: str) -> bool:
    """Whether a key, by its name, types something into a field."""
    return len(key) == 1 or key == "space" or key in _CHARACTERS


def key_named(typed: str) -> str | None:
    """The name of the key that was typed, ``?`` as question_mark, ``Ctrl+S`` as ctrl+s; nothing where none is meant."""
    typed = typed.strip()
    if len(typed) == 1:
        return _CHARACTER_NAMES.get(typed, typed if typed.isalnum() and typed.isascii() else None)
    typed = typed.lower()
    modifier, plus, name = typed.rpartition("+")
    if not plus:
        name = _SAID_OTHERWISE.get(typed, typed)
        return name if name in _NAMED or name in _CHARACTERS else None
    name = _SAID_OTHERWISE.get(name, name)
    if modifier == "ctrl" and (
        name in _NAMED or (len(name) == 1 and name.isascii() and (name.isalpha() or name == "["))
    ):
        return f"ctrl+{name}"
    return f"{modifier}+{name}" if modifier in ("shift", "ctrl+shift") and name in _NAMED else None


def key_said(key: str) -> str:
    """A key as its cap says it: ``?`` rather than question_mark."""
    return _CHARACTERS.get(key, key)


def keys_said(keys: Iterable[str]) -> str:
    """Keys as their caps say them, side by side."""
    return " ".join(map(key_said, keys))


def keys_of(bound: Bound, keymap: Mapping[str, str]) -> tuple[str, ...]:
    """The keys of something under a keymap that has been checked."""
    return tuple(keymap[bound.id].split(",")) if bound.id and bound.id in keymap else bound.keys


def checked(bounds: Sequence[Bound], wanted: Mapping[str, str]) -> tuple[dict[str, str], tuple[Problem, ...]]:
    """The part of a user's keymap that can be had, in the keys' own names, and a sentence for each part that cannot.

    Where two wishes meet on one key the earlier one is granted; an act whose wish is not granted keeps its own keys.

    Args:
        bounds: Everything that has a key.
        wanted: Keys by id, several with commas between.
    """
    granted: dict[str, str] = {}
    problems = []
    for name, typed in wanted.items():
        found = _readable(bounds, name, typed)
        if isinstance(found, Problem):
            problems.append(found)
        else:
            granted[name] = ",".join(found)
    while (clash := _first_clash(bounds, granted)) is not None:
        problems.append(clash)
        del granted[clash.field]
    return granted, tuple(problems)


def _readable(bounds: Sequence[Bound], name: str, typed: str) -> tuple[str, ...] | Problem:
    same = [bound for bound in bounds if name and bound.id == name]
    if not same:
        return Problem(name, f"{_quoted(name)} is nothing that a key can be given to.")
    keys: list[str] = []
    for word in typed.split(","):
        key = key_named(word)
        if key is None:
            return Problem(name, f"{name}: {_quoted(word.strip())} is not the name of a key; write x, ctrl+x or f5.")
        if (why := _why_not(key)) is not None:
            return Problem(name, f"{name}: {why}")
        keys.append(key)
    if any(bound.is_for_typing for bound in same) and all(map(types_a_character, keys)):
        said = f"{name}: {same[0].does} is needed while you type, where {key_said(keys[0])} is only a character"
        return Problem(name, f"{said}; take a key with ctrl, or a function key.")
    return tuple(dict.fromkeys(keys))


def _why_not(key: str) -> str | None:
    """Why a key cannot be had by anything, if so."""
    if key in _SAME_AS:
        return f"a terminal cannot tell {key} from {_SAME_AS[key]}; take another key."
    if key in _FIELDS_TAKE:
        return f"{key} has its own meaning where text is typed; take another key."
    if key in _TERMINALS_TAKE:
        return f"{key} is often kept by the terminal itself; take another key."
    return None


def _first_clash(bounds: Sequence[Bound], keymap: Mapping[str, str]) -> Problem | None:
    """The first of the user's wishes, the latest ones first, that meets something else on a key.

    What shares a key by default is meant to share it: of the two only one is ever there.
    """
    for name in reversed(list(keymap)):
        for mine in bounds:
            if mine.id != name:
                continue
            for other in bounds:
                shared = _shared(mine, other, keymap)
                if shared is not None:
                    return Problem(name, f"{name}: {key_said(shared)} is taken by {_said(other)}.")
    return None


def _shared(mine: Bound, other: Bound, keymap: Mapping[str, str]) -> str | None:
    if (other.id and other.id == mine.id) or not mine.meets(other) or set(mine.keys) & set(other.keys):
        return None
    theirs = keys_of(other, keymap)
    return next((key for key in keys_of(mine, keymap) if key in theirs), None)


def _said(bound: Bound) -> str:
    return f"{bound.id} ({bound.does})" if bound.id else f"something fixed ({bound.does})"


def _quoted(text: str) -> str:
    shown = text if text.isprintable() else ascii(text)[1:-1]
    return f"“{shown[:30]}”"
