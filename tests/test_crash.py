"""The report of a crash: where it happened, for this user alone, and not one of the user's words."""

from pathlib import Path

import pytest

from pivot_tui import __version__
from pivot_tui.crash import write_crash_report


def save_entry(text: str) -> None:
    try:
        raise KeyError(f"no column for {text}")
    except KeyError as error:
        raise ValueError(f"cannot save {text}") from error


def crashed(text: str) -> ValueError:
    with pytest.raises(ValueError, match="cannot save") as raised:
        save_entry(text)
    return raised.value


def test_the_report_names_the_errors_and_where_they_happened(tmp_path: Path) -> None:
    report = write_crash_report(crashed("private words"), tmp_path)

    assert report is not None
    lines = report.read_text().splitlines()
    assert lines[0].startswith(f"pivot-tui {__version__}, ")
    assert [line for line in lines[1:] if not line.startswith("  ")] == ["ValueError", "KeyError"]
    assert [line.split()[-1] for line in lines if "test_crash.py" in line] == ["crashed", "save_entry", "save_entry"]


def test_the_report_holds_none_of_the_users_words_and_no_folder(tmp_path: Path) -> None:
    report = write_crash_report(crashed("private words"), tmp_path)

    assert report is not None
    assert "private" not in report.read_text()
    assert str(Path(__file__).parent) not in report.read_text()


def test_the_report_is_for_this_user_alone(tmp_path: Path) -> None:
    report = write_crash_report(crashed("words"), tmp_path)

    assert report is not None
    assert report.parent == tmp_path
    assert report.stat().st_mode & 0o777 == 0o600


def test_errors_that_lead_back_to_one_another_are_each_named_once(tmp_path: Path) -> None:
    first, second = ValueError("first"), KeyError("second")
    first.__context__, second.__context__ = second, first

    report = write_crash_report(first, tmp_path)

    assert report is not None
    assert report.read_text().splitlines()[1:] == ["ValueError", "KeyError"]


def test_an_endless_recursion_is_told_in_few_frames(tmp_path: Path) -> None:
    def fall() -> None:
        fall()

    with pytest.raises(RecursionError) as raised:
        fall()
    report = write_crash_report(raised.value, tmp_path)

    assert report is not None
    assert report.read_text().count(" fall\n") == 40


def test_where_nothing_can_be_written_there_is_no_report(tmp_path: Path) -> None:
    assert write_crash_report(ValueError(), tmp_path / "nowhere") is None
