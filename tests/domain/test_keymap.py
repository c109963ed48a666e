"""Keys of one's own choice: their names, the keys that cannot be had, and clashes that name both sides."""

import pytest

from pivot_tui.domain.keymap import Bound, Layer, checked, key_named, key_said, keys_of

ADD = Bound("add", ("a",), Layer.SCREEN, "Journal", "Add an entry")
TRASH = Bound("trash", ("d", "delete"), Layer.SCREEN, "Journal", "Put it in the trash")
RETIRE = Bound("retire", ("r",), Layer.SCREEN, "Kinds of work", "Retire it")
CAPTURE = Bound("capture.anywhere", ("ctrl+n", "f2"), Layer.EVERYWHERE, "", "Capture")
ANOTHER = Bound("capture.another", ("ctrl+n",), Layer.SCREEN, "Capture", "Save, and write another")
BLANK = Bound("blank.letter", ("z",), Layer.EVERYWHERE, "", "Blank the screen")
DOWN = Bound("list.down", ("j",), Layer.WIDGET, "List", "One row down")
LEFT = Bound("steps.left", ("h",), Layer.WIDGET, "Steps", "The step at the left")
LEAVE = Bound("form.leave", ("escape",), Layer.SCREEN, "Form", "Leave the form")
SEND = Bound("send", ("enter",), Layer.VIEW, "Field", "Send it", in_text=True)
OPEN = Bound("list.open", ("enter",), Layer.WIDGET, "List", "Open it")
QUIT = Bound("", ("ctrl+q",), Layer.EVERYWHERE, "", "Quit")
ALL = (ADD, TRASH, RETIRE, CAPTURE, ANOTHER, BLANK, DOWN, LEFT, LEAVE, SEND, OPEN, QUIT)


def sentence(*wanted: tuple[str, str]) -> str:
    """The one sentence about a keymap of which nothing can be had."""
    granted, problems = checked(ALL, dict(wanted))
    assert wanted[0][0] not in granted
    assert len(problems) == 1
    assert problems[0].field == wanted[0][0]
    return problems[0].sentence


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("x", "x"), ("X", "X"), ("5", "5"), ("?", "question_mark"), ("/", "slash"), ("+", "plus"), ("-", "minus"),
        (" Ctrl+S ", "ctrl+s"), ("F5", "f5"), ("esc", "escape"), ("del", "delete"), ("question_mark", "question_mark"),
        ("ctrl+up", "ctrl+up"), ("shift+tab", "shift+tab"), ("space", "space"),
    ],
)  # fmt: skip
def test_a_key_may_be_written_as_its_cap_says_it(typed: str, key: str) -> None:
    assert key_named(typed) == key


@pytest.mark.parametrize(
    "typed", ["", "xx", "f13", "ctrl+", "ctrl+5", "alt+1", "alt+x", "ctrl", "hyper+x", "é", "\x1b"]
)
def test_what_is_no_key_is_refused(typed: str) -> None:
    assert key_named(typed) is None


def test_a_key_is_said_as_its_cap_says_it() -> None:
    assert [key_said(key) for key in ("question_mark", "slash", "ctrl+s", "x")] == ["?", "/", "ctrl+s", "x"]


def test_free_keys_are_granted_in_their_own_names() -> None:
    granted, problems = checked(ALL, {"add": "i, ?", "capture.anywhere": "Ctrl+G"})

    assert granted == {"add": "i,question_mark", "capture.anywhere": "ctrl+g"}
    assert problems == ()
    assert keys_of(ADD, granted) == ("i", "question_mark")
    assert keys_of(TRASH, granted) == ("d", "delete")


def test_two_acts_of_one_screen_cannot_share_a_key_and_both_are_named() -> None:
    assert sentence(("add", "d")) == "add: d is taken by trash (Put it in the trash)."


def test_an_act_of_another_screen_may_have_the_same_key() -> None:
    assert checked(ALL, {"add": "r"}) == ({"add": "r"}, ())


def test_a_key_that_acts_everywhere_is_taken_on_every_screen() -> None:
    assert sentence(("retire", "z")) == "retire: z is taken by blank.letter (Blank the screen)."
    assert sentence(("blank.letter", "r")) == "blank.letter: r is taken by retire (Retire it)."


def test_a_key_of_a_list_is_taken_on_every_screen_but_not_in_other_widgets() -> None:
    assert sentence(("add", "j")) == "add: j is taken by list.down (One row down)."
    assert checked(ALL, {"steps.left": "j"}) == ({"steps.left": "j"}, ())


def test_a_fixed_key_cannot_be_had() -> None:
    assert sentence(("add", "ctrl+q")) == "add: ctrl+q is taken by something fixed (Quit)."


def test_two_acts_may_change_places() -> None:
    granted, problems = checked(ALL, {"add": "d", "trash": "a"})

    assert granted == {"add": "d", "trash": "a"}
    assert problems == ()


def test_of_two_wishes_for_one_key_the_first_is_granted() -> None:
    granted, problems = checked(ALL, {"add": "y", "trash": "y"})

    assert granted == {"add": "y"}
    assert [problem.sentence for problem in problems] == ["trash: y is taken by add (Add an entry)."]


def test_a_wish_that_needs_one_that_was_refused_is_refused_too() -> None:
    granted, problems = checked(ALL, {"trash": "a", "add": "z"})

    assert granted == {}
    assert [problem.field for problem in problems] == ["add", "trash"]


def test_what_shares_a_key_by_default_may_go_on_sharing_one() -> None:
    assert checked(ALL, {"capture.anywhere": "ctrl+g", "capture.another": "ctrl+g"})[1] == ()


def test_an_unknown_act_is_named() -> None:
    assert sentence(("ad", "x")) == "“ad” is nothing that a key can be given to."
    assert sentence(("", "x")).endswith("is nothing that a key can be given to.")
    assert "\x1b" not in sentence(("\x1b[2J", "x"))


def test_an_unknown_key_is_named() -> None:
    assert sentence(("add", "alt+1")) == "add: “alt+1” is not the name of a key; write x, ctrl+x or f5."
    assert "\x1b" not in sentence(("add", "\x1b[2J"))


@pytest.mark.parametrize(
    ("key", "why"), [("ctrl+h", "backspace"), ("ctrl+[", "escape"), ("ctrl+e", "text"), ("f11", "terminal")]
)
def test_keys_that_terminals_and_fields_keep_are_refused_with_the_reason(key: str, why: str) -> None:
    assert why in sentence(("add", key))


def test_what_is_needed_while_typing_cannot_be_a_letter() -> None:
    for name in ("capture.anywhere", "form.leave", "send"):
        assert "while you type, where y is only a character" in sentence((name, "y"))
    assert checked(ALL, {"list.open": "y"})[1] == ()
    assert checked(ALL, {"capture.anywhere": "y,f5"})[0] == {"capture.anywhere": "y,f5"}
