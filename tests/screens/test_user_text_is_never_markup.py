"""What a user wrote may never be read as markup: no made-up string goes where Textual parses one, in any module."""

import ast
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest

import pivot_tui

SOURCES = sorted(Path(pivot_tui.__file__).parent.rglob("*.py"))

PARSING_CALLS = {
    "notify", "Label", "Static", "Button", "Checkbox", "RadioButton", "Collapsible", "Option", "Tab", "TabPane",
    "Hit", "DiscoveryHit", "SystemCommand", "update", "from_markup", "set_options", "add_option", "add_options",
    "replace_option_prompt", "SelectionList", "Selection", "Placeholder", "Tooltip",
}  # fmt: skip
"""Everything that reads a plain string as markup (TEXTUAL.md, "Safe text")."""

PARSING_ATTRIBUTES = {"border_title", "border_subtitle", "tooltip", "title", "sub_title"}
SAFE_CALLS = {"Content", "Text", "styled", "assemble"}


def made_up_strings(source: str) -> list[int]:
    """The lines on which a string that is put together at run time is handed to something that parses markup."""
    tree = ast.parse(source)
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _name(node.func) in PARSING_CALLS and not _says_no_markup(node):
            given = [*node.args, *(keyword.value for keyword in node.keywords if keyword.arg not in ("id", "classes"))]
            found += [part.lineno for argument in given for part in _made_up(argument)]
            if _name(node.func) == "notify" and given and not isinstance(given[0], ast.Constant):
                found.append(given[0].lineno)
        elif isinstance(node, ast.Assign | ast.AnnAssign | ast.AugAssign) and node.value is not None:
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            if any(isinstance(target, ast.Attribute) and target.attr in PARSING_ATTRIBUTES for target in targets):
                found += [part.lineno for part in _made_up(node.value)]
    return sorted(set(found))


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _says_no_markup(call: ast.Call) -> bool:
    return any(
        keyword.arg == "markup" and isinstance(keyword.value, ast.Constant) and keyword.value.value is False
        for keyword in call.keywords
    )


def _made_up(node: ast.expr) -> Iterator[ast.expr]:
    """The parts of an argument that are strings put together, unless they are made literal on the way."""
    if isinstance(node, ast.Lambda) or (isinstance(node, ast.Call) and _name(node.func) in SAFE_CALLS):
        return
    if _is_put_together(node):
        yield node
        return
    if isinstance(node, ast.Call):
        return  # what another call gives back is looked at where it is made
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.expr):
            yield from _made_up(child)


def _is_put_together(node: ast.expr) -> bool:
    match node:
        case ast.JoinedStr(values=values):
            return any(isinstance(value, ast.FormattedValue) for value in values)
        case ast.BinOp(op=ast.Add() | ast.Mod(), left=left, right=right):
            return _is_text(left) or _is_text(right)
        case ast.Call(func=ast.Attribute(value=value, attr="format" | "join")):
            return _is_text(value) and not isinstance(value, ast.Call)
    return False


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str))


def test_no_made_up_string_is_read_as_markup() -> None:
    lines = {str(path): made_up_strings(path.read_text(encoding="utf-8")) for path in SOURCES}
    assert {name: found for name, found in lines.items() if found} == {}


def test_the_sources_are_there() -> None:
    assert len(SOURCES) > 40
    assert any(path.name == "journal.py" for path in SOURCES)


@pytest.mark.parametrize(
    "careless",
    [
        'self.notify(f"Saved {name}")',
        'self.app.notify("Saved " + name)',
        'yield Static(f"{entry.text}")',
        'yield Label("%s" % name)',
        'Button("{}".format(name), id="x")',
        'self.query_one("#a", Static).update(f"{count} of {name}")',
        'Option(f"{name}", id=name)',
        'Hit(1.0, f"{name}", run)',
        'DiscoveryHit(name + " !", run)',
        'SystemCommand("Theme", f"now {name}", run)',
        'Tab(" ".join(names))',
        'widget.border_title = f"{name}"',
        'widget.border_subtitle = "at " + name',
        'self.tooltip = "{}".format(name)',
        'Content.from_markup(f"[b]{name}[/b]")',
        'notify("a" if short else f"{name}")',
        'notify(message=f"{name}")',
        'notify(f"{name}", markup=True)',
        'notify(f"{name}", markup=flag)',
        "notify(fault.sentence)",
        'Static(*[f"{name}" for name in names])',
    ],
)
def test_a_careless_line_is_found(careless: str) -> None:
    source = textwrap.dedent(f"""
        def compose(self):
            {careless}
    """)
    assert made_up_strings(source) == [3]


@pytest.mark.parametrize(
    "careful",
    [
        'self.notify(f"Saved {name}", markup=False)',
        'yield Static(Content(f"{entry.text}"))',
        'yield Static(Content.styled(f"{n}", "bold"), id=f"problem-{n}")',
        'yield Static("Plain words", classes="title")',
        'self.update(Content.assemble(f"{n}", (name, "bold")))',
        "Hit(1.0, Content(name), run, text=name)",
        'self.say(f"Saved {name}")',
        "notify(fault.sentence, markup=False)",
        "widget.border_title = Content(name)",
        'Content("\\n").join(lines)',
        'query_one(f"#{name}").focus()',
    ],
)
def test_a_careful_line_is_left_alone(careful: str) -> None:
    assert made_up_strings(f"def compose(self):\n    {careful}\n") == []
