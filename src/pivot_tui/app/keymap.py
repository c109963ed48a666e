"""The keys of the whole program, collected from the classes that bind them, and the user's own put over them."""

import importlib
import pkgutil
import re
from collections.abc import Iterable, Iterator
from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING, Any

from textual.app import App
from textual.binding import Binding
from textual.dom import DOMNode
from textual.screen import Screen
from textual.widgets import Input, OptionList, TextArea

from pivot_tui.config import Settings
from pivot_tui.domain.keymap import Bound, Layer, checked
from pivot_tui.domain.problems import Problem

if TYPE_CHECKING:
    from pivot_tui.app.areas import AreasApp

_OURS = "pivot_tui."
_THEIRS: tuple[type[DOMNode], ...] = (App, Screen, OptionList)
"""The classes of Textual whose fixed keys are met everywhere; those of text fields can be had by nothing anyway."""


def checked_keymap(settings: Settings) -> tuple[dict[str, str], tuple[Problem, ...]]:
    """The user's keys as far as they can be had, and a sentence for each that cannot.

    Without keys of the user's own nothing is loaded to find that out.
    """
    return checked(all_bound(), settings.keymap) if settings.keymap else ({}, ())


def apply_keymap(app: "AreasApp", settings: Settings) -> tuple[Problem, ...]:
    """Have the app use the user's keys; what could not be had is returned and keeps its default."""
    granted, problems = checked_keymap(settings)
    app.set_keymap(granted)
    return problems


@cache
def all_bound() -> tuple[Bound, ...]:
    """Everything in the program that has a key; no screen is built for it, but all of them are loaded."""
    from pivot_tui.app.application import PivotApp

    found = [*_bound(PivotApp, Layer.EVERYWHERE), Bound("", (App.COMMAND_PALETTE_BINDING,), *_PALETTE)]
    for kind in _classes():
        found += _bound(kind, _layer(kind))
    return tuple(found)


_PALETTE = (Layer.EVERYWHERE, "", "Open the palette")


def _classes() -> Iterator[type[DOMNode]]:
    """The screens, views and widgets of the program, each once."""
    from pivot_tui import screens, widgets

    seen: set[type] = set()
    for package in (screens, widgets):
        for module in _modules(package):
            for kind in vars(module).values():
                own = isinstance(kind, type) and issubclass(kind, DOMNode) and kind.__module__.startswith(_OURS)
                if own and kind not in seen:
                    seen.add(kind)
                    yield kind


def _modules(package: ModuleType) -> Iterator[ModuleType]:
    for found in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
        yield importlib.import_module(found.name)


def _layer(kind: type[DOMNode]) -> Layer:
    if issubclass(kind, Screen):
        return Layer.SCREEN
    in_screens = kind.__module__.startswith(f"{_OURS}screens.") and not issubclass(kind, OptionList)
    return Layer.VIEW if in_screens else Layer.WIDGET


def _bound(kind: type[DOMNode], layer: Layer) -> Iterable[Bound]:
    """What the keys of a class do, its bases' keys among them; those of one id are one."""
    bindings = [*_bindings(kind)]
    named = {binding.action for binding in bindings if binding.id}
    by_id: dict[str, list[Binding]] = {}
    for binding in bindings:
        if binding.id or binding.action not in named:
            by_id.setdefault(binding.id or f" {binding.action}", []).append(binding)
    scope = "" if layer is Layer.EVERYWHERE else _words(kind.__name__)
    for together in by_id.values():
        first = together[0]
        keys = tuple(dict.fromkeys(binding.key for binding in together))
        does = first.tooltip or first.description or first.action
        yield Bound(first.id or "", keys, layer, scope, does, issubclass(kind, Input | TextArea))


def _bindings(kind: type[DOMNode]) -> Iterator[Binding]:
    for base in kind.__mro__:
        own: Iterable[Any] = vars(base).get("BINDINGS", ())
        if base.__module__.startswith(_OURS) or base in _THEIRS:
            yield from Binding.make_bindings(own)


def _words(name: str) -> str:
    """The name of a class in words: ``KindFormScreen`` is Kind form."""
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", re.sub(r"(Screen|View)$", "", name))
    return words.capitalize()
