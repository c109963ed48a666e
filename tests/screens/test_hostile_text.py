"""Text that looks like markup, never ends, or is written in other scripts: shown as it is, everywhere."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from tests.screens.driving import HOSTILE, Hand, hand_on, texts
from tests.screens.making import LONG_TEXT, LONG_WORD, NOON, PASSPHRASE, make_encrypted, make_hostile
from tests.screens.making_profile import add_hostile_profile

from pivot_tui.app import PivotApp
from pivot_tui.workbook import Store, backups
from pivot_tui.workbook.clock import Clock
from pivot_tui.workbook.opening import open_for_screen

LITERAL = "[/] [red]x[/] [$primary] \\ 日本語"
SIZES = [(120, 40), (48, 16), (80, 24)]


@pytest.fixture
def hostile_store(tmp_path: Path) -> Iterator[Store]:
    """A workbook full of hostile text, in a folder with a hostile name."""
    path = tmp_path / "[red]x [$primary] 日本語" / "[bold].db"
    make_hostile(path)
    with open_for_screen(path) as store:
        store.clock = lambda: NOON + timedelta(hours=2)
        yield store


@pytest.fixture
def hostile_app(hostile_store: Store, clock: Clock) -> PivotApp:
    """An app over it."""
    return PivotApp(hostile_store.path, clock, hostile_store)


def fits(hand: Hand) -> None:
    """Make sure that no line is wider than the screen, or shorter."""
    width, height = hand.app.size
    strips = hand.app.screen._compositor.render_strips()
    assert [strip.cell_length for strip in strips] == [width] * height


async def fits_everywhere(hand: Hand) -> None:
    """Make sure of that in terminals of every size, and come back to the usual one."""
    for size in SIZES:
        await hand.resize(*size)
        fits(hand)


async def test_today_shows_it_as_it_was_typed(hostile_app: PivotApp) -> None:
    async with hand_on(hostile_app) as hand:
        hand.shows(f"3 {LITERAL}")
        await fits_everywhere(hand)
        await hand.press("c")
        await hand.write(f"- {HOSTILE}")
        await hand.press("escape")
        hand.shows("A capture is waiting", f"- {LITERAL}")
        await fits_everywhere(hand)


async def test_the_journal_shows_it_in_the_list_and_whole(hostile_app: PivotApp) -> None:
    async with hand_on(hostile_app) as hand:
        await hand.press("2")
        for number in (3, 2, 1, 0):
            hand.reads(f"{number} {LITERAL}")
            fits(hand)
            await hand.press("down")
        hand.shows("DonaudampfschifffahrtDonau")
        await fits_everywhere(hand)
        await hand.press("down")
        hand.shows("+日本語", f"0 {LITERAL}")
        await fits_everywhere(hand)
        await hand.press("down")
        hand.shows("tab")
        await fits_everywhere(hand)


async def test_capture_reads_and_saves_it_as_it_was_typed(hostile_app: PivotApp) -> None:
    async with hand_on(hostile_app) as hand:
        await hand.press("c")
        for line in (HOSTILE, f"- {HOSTILE} @日本語 +日本語", f"+ x {HOSTILE} @[/]", LONG_WORD, "@[red]", '"[/]'):
            await hand.paste(line)
            fits(hand)
            await hand.press("ctrl+n")
            fits(hand)
            await hand.press("ctrl+u")
        await hand.paste(LONG_TEXT)
        hand.shows("200 lines, all of them read well")
        await fits_everywhere(hand)
        await hand.press("enter")
        hand.shows("200 entries saved. u undoes.")
        assert HOSTILE in texts(hand.store)
        assert LONG_WORD in texts(hand.store)


async def test_the_sentence_about_an_unknown_kind_holds_it_as_it_was_typed(hostile_app: PivotApp) -> None:
    async with hand_on(hostile_app) as hand:
        await hand.press("c")
        await hand.write("- x @[red]y[/red]")
        hand.reads("No kind of work answers to @[red]y[/red]")
        await hand.press("escape", "2", "/")
        await hand.write("@[$primary]")
        await hand.until_seen("No kind of work answers to @[$primary].")


async def test_a_form_holds_it_and_a_save_changes_no_letter(hostile_app: PivotApp) -> None:
    async with hand_on(hostile_app) as hand:
        before = texts(hand.store)
        await hand.press("2")
        for down in range(3, len(before)):
            await hand.press("g", *["down"] * down, "e")
            hand.shows("Edit entry")
            fits(hand)
            await hand.press("ctrl+s")
            hand.hides("Edit entry")
        assert texts(hand.store) == before


async def test_a_form_fits_every_terminal(hostile_app: PivotApp) -> None:
    async with hand_on(hostile_app) as hand:
        await hand.press("2", "e")
        hand.reads(f"3 {LITERAL}")
        hand.shows("Kind of work    [/] [red]x[/]")
        await fits_everywhere(hand)


async def test_versions_show_it_and_what_was_changed_in_it(hostile_app: PivotApp) -> None:
    async with hand_on(hostile_app, (120, 40)) as hand:
        await hand.press("2", "e")
        await hand.write(" [/red] [b]")
        await hand.press("ctrl+s", "v")
        hand.shows(f"3 {LITERAL}", "{+ [/red] [b]+}")
        fits(hand)


async def test_versions_of_a_long_text_can_be_read_to_their_end(hostile_app: PivotApp) -> None:
    async with hand_on(hostile_app) as hand:
        await hand.press("2", *["down"] * 5, "e")
        await hand.write("changed at its end")
        await hand.press("ctrl+s", "v", "end")
        fits(hand)
        hand.reads("+}", "new entry")


async def test_the_question_before_erasing_names_it(hostile_app: PivotApp) -> None:
    async with hand_on(hostile_app) as hand:
        await hand.press("2")
        for words in (f"3 {LITERAL}", f"2 {LITERAL}", f"1 {LITERAL}", f"0 {LITERAL}", "Donau", f"0 {LITERAL}", "tab"):
            await hand.press("D")
            assert words in hand.lines[hand.row("Erase this entry for good?") + 2]
            fits(hand)
            await hand.press("escape", "down")


async def test_kinds_of_work_show_it(hostile_app: PivotApp) -> None:
    async with hand_on(hostile_app) as hand:
        await hand.press("2", "w")
        hand.shows("[/] [red]x[/] [$primary]", "@日本語")
        await fits_everywhere(hand)
        while "@日本語" not in hand.cursor_line():
            await hand.press("down")
        await hand.press("e")
        hand.shows("[/] [red]x[/] [$primary]", "日本語")
        await fits_everywhere(hand)
        await hand.write(" more [/]")
        await hand.press("ctrl+s")
        hand.shows("Saved. u undoes.")
        await fits_everywhere(hand)


async def test_a_path_with_brackets_is_shown_as_it_is_where_the_file_is_in_trouble(
    hostile_app: PivotApp, hostile_store: Store
) -> None:
    async with hand_on(hostile_app, (160, 40)) as hand:
        hostile_store.path.unlink()
        await hand.until_seen("The file has gone")
        hand.shows("[bold].db was deleted or replaced")
        await hand.press("enter")
        hand.reads("[red]x [$primary] 日本語/[bold]-copy.db; open it with --db.")


async def test_a_path_with_brackets_is_shown_as_it_is_before_the_lock(tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / "[red]x [$primary]" / "[bold].db"
    pytest.importorskip("sqlcipher3")
    make_encrypted(path)
    async with hand_on(PivotApp(path, clock, None), (160, 40)) as hand:
        hand.reads("[red]x [$primary]/[bold].db")
        await hand.write(PASSPHRASE)
        await hand.press("enter")
        await hand.until_seen("NEXT")
        hand.store.close()


async def test_help_over_hostile_text_opens_and_closes(hostile_app: PivotApp) -> None:
    async with hand_on(hostile_app) as hand:
        for keys in ((), ("2",), ("w",), ("e",)):
            await hand.press(*keys, "f1")
            fits(hand)
            await hand.press("escape")


# The first step's screens, and those that open over any area


@pytest.fixture
def profiled_app(hostile_app: PivotApp, hostile_store: Store) -> PivotApp:
    """An app over a workbook whose sheet, lists and situation are hostile, too."""
    add_hostile_profile(hostile_store)
    return hostile_app


async def open_act(hand: Hand, name: str) -> None:
    """Do what the palette would."""
    await hand.app.run_action(f"app.{name}")
    await hand.settle()


async def test_the_charts_of_the_profile_show_it(profiled_app: PivotApp) -> None:
    async with hand_on(profiled_app) as hand:
        await hand.press("2", "2")
        hand.shows("  [/] [red]x[/] [$prim", f"Heaviest by dread × hours: {LITERAL}")
        for _ in range(5):
            await fits_everywhere(hand)
            await hand.press("tab")
        hand.shows("What you said")


async def test_the_records_behind_a_bar_show_it_and_open(profiled_app: PivotApp) -> None:
    async with hand_on(profiled_app) as hand:
        await hand.press("2", "2", "enter")
        hand.shows("On the sheet", f"{LITERAL} ", "In the log", "[/] [red]x[/] [$pri…")
        await fits_everywhere(hand)
        await hand.press("escape", "down", "enter")
        assert "[/] [red]x[/] [$primary]" in hand.line("[/]")
        await fits_everywhere(hand)
        await hand.press("enter")
        assert hand.view == "Prompts"
        assert "[/] [red]x[/]" in hand.cursor_line()


@pytest.mark.parametrize("keys", [("2", "]", "]"), ("2", "]", "]", "]")])
async def test_the_prompts_and_the_hours_fit_every_terminal(profiled_app: PivotApp, keys: tuple[str, ...]) -> None:
    async with hand_on(profiled_app) as hand:
        await hand.press(*keys)
        await fits_everywhere(hand)
        await hand.press("p")
        await fits_everywhere(hand)


async def test_the_search_finds_it_and_shows_it(profiled_app: PivotApp) -> None:
    async with hand_on(profiled_app) as hand:
        await hand.press("ctrl+f")
        await hand.write("日本語")
        await hand.until_seen("records")
        for place in ("journal", "kind of work", "sheet", "done with", "situation"):
            assert LITERAL in hand.line(f"  {place} ")
        await fits_everywhere(hand)
        for _ in range(11):
            await hand.press("down")
            fits(hand)
        await hand.write(" [/] [red] $primary \\")
        await hand.until_seen("records")
        await fits_everywhere(hand)
        await hand.press("ctrl+u")
        await hand.paste("[/zebra] " * 300)
        await hand.until_seen("Nothing has these words.")
        await fits_everywhere(hand)


async def test_the_trash_shows_it_and_brings_it_back(hostile_app: PivotApp) -> None:
    async with hand_on(hostile_app) as hand:
        before = texts(hand.store)
        await hand.press("2", *"ddddddd")
        assert texts(hand.store) == []
        await open_act(hand, "trash_can")
        hand.shows("7 records", "Donaudampf")
        await fits_everywhere(hand)
        for _ in before:
            await hand.press("enter")
            fits(hand)
        hand.reads("The trash is empty")
        assert texts(hand.store) == before


async def test_the_history_shows_it_and_what_was_changed_in_it(hostile_app: PivotApp) -> None:
    async with hand_on(hostile_app) as hand:
        await hand.press("2", "e")
        await hand.write(" [/red] [b]")
        await hand.press("ctrl+s")
        await open_act(hand, "history")
        await fits_everywhere(hand)
        await hand.press("enter")
        hand.reads(f"3 {LITERAL}", "{+ [/red] [b]+}")
        await fits_everywhere(hand)
        await hand.press("escape", "end", "enter")
        await fits_everywhere(hand)


async def test_the_printed_lines_hold_it_and_are_saved_as_they_are(
    profiled_app: PivotApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "[red] [$primary]"
    folder.mkdir()
    async with hand_on(profiled_app) as hand:
        await hand.press("2", "2", "p")
        hand.shows("  [/] [red]x[/] [$primary]")
        await fits_everywhere(hand)
        await hand.press("s", "ctrl+u")
        await hand.paste(str(tmp_path / "[red] [none"))
        await hand.press("enter")
        fits(hand)
        await hand.press("ctrl+u")
        await hand.paste(str(folder))
        await hand.press("enter")
        saved = next(folder.iterdir()).read_text(encoding="utf-8")
        assert HOSTILE in saved
        await fits_everywhere(hand)


async def test_the_settings_show_a_hostile_path_and_editor(
    hostile_app: PivotApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PIVOT_TUI_CONFIG", str(tmp_path / "[/] [red]日本語.toml"))
    async with hand_on(hostile_app) as hand:
        await open_act(hand, "settings")
        assert hand.line("Settings").rstrip().endswith("[/] [red]日本語.toml")
        await fits_everywhere(hand)
        await hand.press("g", *["down"] * 4, "enter")
        await hand.paste("[/] [$primary] --wait")
        fits(hand)
        await hand.press("ctrl+s")
        hand.shows("[/] [$primary] --wait")
        await fits_everywhere(hand)


async def test_an_import_shows_it_before_anything_is_saved(hostile_app: PivotApp, tmp_path: Path) -> None:
    path = tmp_path / "[red]" / "[$primary].txt"
    path.parent.mkdir()
    path.write_text(f"[2026-02-27 18:30] {HOSTILE}\n\n[2026-02-28 09:00] {LONG_WORD}\n", encoding="utf-8")
    async with hand_on(hostile_app) as hand:
        await open_act(hand, "import")
        await hand.paste("[/] [red]none[/red]")
        await hand.press("enter")
        fits(hand)
        await hand.press("ctrl+u")
        await hand.paste(str(path))
        await hand.press("enter")
        await hand.until_seen("enter imports this")
        hand.shows("2 new", f"2026-02-27 18:30  {LITERAL}")
        await fits_everywhere(hand)
        await hand.press("enter")
        await hand.until_seen("2 entries imported.")
        assert HOSTILE in texts(hand.store)


async def test_what_holds_no_text_of_the_user_fits_every_terminal(hostile_app: PivotApp) -> None:
    async with hand_on(hostile_app) as hand:
        backups.back_up(hand.store)
        for act in ("support", "restore", "pulse", "pattern", "settings"):
            await open_act(hand, act)
            await fits_everywhere(hand)
            await hand.press("enter")
            await fits_everywhere(hand)
            await hand.go_home()


async def test_the_first_questions_fit_every_terminal_and_keep_every_letter(tmp_path: Path, clock: Clock) -> None:
    with open_for_screen(tmp_path / "[red].db") as store:
        async with hand_on(PivotApp(store.path, clock, store)) as hand:
            await fits_everywhere(hand)
            await hand.press("enter")
            await hand.paste(f"{HOSTILE}\n{LONG_WORD}")
            await fits_everywhere(hand)
            await hand.press("ctrl+s")
            hand.shows("2 rows on the sheet.")
            await fits_everywhere(hand)
            await hand.press("escape", "escape")
            if hand.view != "Prompts":
                await hand.press("2", "2", "2")
            hand.reads("[/] [red]x[/] [$primary]")
            await fits_everywhere(hand)
