"""The settings file: defaults, values that are not understood, and writing that loses nothing."""

import os
import stat
import sys
from datetime import time
from pathlib import Path

import pytest

from pivot_tui import config
from pivot_tui.config import Settings
from pivot_tui.domain.day_style import DateFormat, WeekStart
from pivot_tui.domain.faults import ReadOnly

CHOSEN = Settings(
    theme="pivot-light",
    keymap={"add": "i", "form.save": "ctrl+g,f5"},
    week_start=WeekStart.SUNDAY,
    day_start=time(5, 30),
    date_format=DateFormat.ISO,
    editor='code --wait "a b" \\',
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the settings file would be."""
    return tmp_path / "config" / "pivot-tui" / "config.toml"


def put(path: Path, text: str | bytes) -> None:
    """Write the file as a person with an editor would."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())


def test_without_a_file_everything_has_its_default(path: Path) -> None:
    assert config.read(path) == (Settings(), ())
    assert Settings().day_start == time(4)
    assert not path.parent.exists()


def test_what_is_written_is_read_again(path: Path) -> None:
    config.write(CHOSEN, path)

    assert config.read(path) == (CHOSEN, ())


def test_the_file_and_its_folder_belong_to_this_user_alone(path: Path) -> None:
    config.write(CHOSEN, path)

    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert [found.name for found in path.parent.iterdir()] == ["config.toml"]


def test_a_file_that_others_could_read_is_private_after_the_next_change(path: Path) -> None:
    put(path, 'theme = "nord"\n')
    path.chmod(0o644)

    config.write(CHOSEN, path)

    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ('week_start = "friday"', "week_start"),
        ("week_start = 1", "week_start"),
        ('day_start = "25:00"', "day_start"),
        ('day_start = "13:00"', "day_start"),
        ("day_start = 4", "day_start"),
        ('date_format = "%d/%m"', "date_format"),
        ("theme = true", "theme"),
        ('editor = "vim\\u001b[2J"', "editor"),
        ("keymap = 3", "keymap"),
        ("keymap.add = 3", "keymap.add"),
    ],
)
def test_a_value_that_is_not_understood_has_its_default_and_its_sentence(path: Path, line: str, key: str) -> None:
    put(path, f'{line}\ntitle = "kept"\n')

    settings, problems = config.read(path)

    assert settings == Settings()
    assert [problem.field for problem in problems] == [key]
    assert problems[0].sentence.startswith(f"config.toml, {key}: ")


def test_one_bad_value_leaves_the_others_as_they_are(path: Path) -> None:
    put(path, 'theme = "nord"\nday_start = "noon"\nweek_start = "Sunday"\n[keymap]\nadd = "i"\nedit = []\n')

    settings, problems = config.read(path)

    assert settings == Settings(theme="nord", week_start=WeekStart.SUNDAY, keymap={"add": "i"})
    assert [problem.field for problem in problems] == ["day_start", "keymap.edit"]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"theme = ", "TOML"),
        (b"\xff\xfe", "UTF-8"),
        (b"a = " + b"[" * 5000, "so every setting has its default"),
        (b"a = " + b"9" * 5000, "too large to be meant"),
        (b"# much\n" * 200_000, "far too large"),
    ],
)
def test_a_broken_file_gives_the_defaults_and_names_itself(path: Path, content: bytes, why: str) -> None:
    put(path, content)

    settings, problems = config.read(path)

    assert settings == Settings()
    assert len(problems) == 1
    assert why in problems[0].sentence
    assert str(path) in problems[0].sentence


def test_a_folder_in_the_place_of_the_file_is_said(path: Path) -> None:
    path.mkdir(parents=True)

    assert "cannot be read" in config.read(path).problems[0].sentence
    with pytest.raises(ReadOnly, match="cannot be saved"):
        config.write(CHOSEN, path)


@pytest.mark.parametrize("written", ['day_start = "05:30"', "day_start = 05:30:00", 'day_start = "5:30"'])
def test_a_time_may_be_written_as_text_or_as_a_time(path: Path, written: str) -> None:
    put(path, written)

    assert config.read(path).settings.day_start == time(5, 30)


def test_comments_and_unknown_keys_stay(path: Path) -> None:
    put(
        path,
        '# mine\ntheme = "nord"  # the blue one\nfuture = [1, 2]\n\n[keymap]\n# left hand\nadd = "i"\nedit = "o"\n'
        "\n[other]\nadd = 5\n",
    )

    config.write(Settings(keymap={"add": "y", "a b": "k"}, editor="vim"), path)

    assert path.read_text() == (
        '# mine\ntheme = "pivot-dark"  # the blue one\nfuture = [1, 2]\neditor = "vim"\n\n'
        '[keymap]\n# left hand\nadd = "y"\n"a b" = "k"\n\n[other]\nadd = 5\n'
    )


def test_the_last_rebound_key_can_go_again(path: Path) -> None:
    config.write(CHOSEN, path)
    config.write(Settings(), path)

    assert config.read(path) == (Settings(), ())


NUMBER = b"a = " + b"9" * 5000


@pytest.mark.parametrize(
    "content", [b"theme = ", b'keymap = { add = "i" }\n', b'keymap.add = "i"\nx = 1\n', b"\xff", NUMBER]
)
def test_a_file_that_cannot_be_changed_line_by_line_is_kept_beside_the_new_one(path: Path, content: bytes) -> None:
    put(path, content)

    config.write(CHOSEN, path)

    assert config.read(path) == (CHOSEN, ())
    assert path.with_name("config.toml.old").read_bytes() == content


def test_a_text_that_looks_like_a_setting_is_not_changed(path: Path) -> None:
    content = b'note = """\ntheme = "nord"\n[keymap]\n"""\n'
    put(path, content)

    config.write(CHOSEN, path)

    assert config.read(path) == (CHOSEN, ())
    assert path.with_name("config.toml.old").read_bytes() == content


def test_a_linked_settings_file_stays_a_link(path: Path, tmp_path: Path) -> None:
    kept = tmp_path / "dotfiles" / "pivot.toml"
    put(kept, 'theme = "nord"\n')
    path.parent.mkdir(parents=True)
    path.symlink_to(kept)

    config.write(CHOSEN, path)

    assert path.is_symlink()
    assert config.read(kept) == (CHOSEN, ())


def test_the_environment_names_another_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIVOT_TUI_CONFIG", str(tmp_path / "mine.toml"))
    assert config.default_path() == tmp_path / "mine.toml"

    monkeypatch.setenv("PIVOT_TUI_CONFIG", "~nobody-of-this-name/x")
    assert config.read() == (Settings(), ())


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere platformdirs itself is asked")
@pytest.mark.parametrize("base", ["", "  ", "/somewhere/else"])
def test_the_default_place_is_the_one_that_platformdirs_names(monkeypatch: pytest.MonkeyPatch, base: str) -> None:
    from platformdirs import user_config_path

    monkeypatch.setenv("XDG_CONFIG_HOME", base)

    assert config.default_path() == user_config_path("pivot-tui", appauthor=False) / "config.toml"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names here")
def test_what_is_no_ordinary_file_is_never_written_over(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)

    with pytest.raises(ReadOnly, match="cannot be saved"):
        config.write(CHOSEN, pipe)

    assert pipe.is_fifo()
