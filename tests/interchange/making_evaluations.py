"""Files of evaluations in the layouts that programs give, made up from beginning to end."""

import csv
import io
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

_FIELDS = (
    "StartDate,EndDate,Status,IPAddress,Progress,Duration (in seconds),Finished,RecordedDate,ResponseId,"
    "RecipientLastName,RecipientFirstName,RecipientEmail,ExternalReference,LocationLatitude,LocationLongitude,"
    "DistributionChannel,UserLanguage,Q1,Q2,Q3,Q4"
)
_TITLES = (
    "Start Date,End Date,Response Type,IP Address,Progress,Duration (in seconds),Finished,Recorded Date,Response ID,"
    "Recipient Last Name,Recipient First Name,Recipient Email,External Data Reference,Location Latitude,"
    "Location Longitude,Distribution Channel,User Language,Overall quality of this session,The pace was right,"
    "What would you change?,Your level of training"
)
QUALTRICS_FIELDS, QUALTRICS_TITLES = _FIELDS.split(","), _TITLES.split(",")


def qualtrics_row(
    number: int, overall: str, pace: str, comment: str = "", level: str = "PGY-1", **more: str
) -> list[str]:
    """One response as Qualtrics gives it."""
    day = f"2026-03-{more.get('day', '11')} 12:{number:02}:00"
    identifier = more.get("identifier", f"R_{number:04}")
    return [
        day, day, more.get("status", "IP Address"), "203.0.113.7", "100", "61", "True", day, identifier,
        "Invented", "Pat", "pat.invented@example.org", "X1", "51.500137", "-0.126221", "anonymous", "EN",
        overall, pace, comment, level,
    ]  # fmt: skip


RESPONSES = (
    qualtrics_row(1, "Excellent", "Strongly agree", "Fewer slides,\nmore cases", "PGY-1"),
    qualtrics_row(2, "Very good", "Agree", "n/a", "PGY-2"),
    qualtrics_row(3, "Good", "Neither agree nor disagree", "", "MS3"),
    qualtrics_row(4, "Excellent", "Agree", "Keep the drill", "PGY-1"),
)


def qualtrics(rows: Sequence[Sequence[str]] = RESPONSES) -> list[list[str]]:
    """A Qualtrics export with its three rows of headers."""
    imported = [f'{{"ImportId":"{name}","timeZone":"America/Denver"}}' for name in QUALTRICS_FIELDS]
    return [list(QUALTRICS_FIELDS), list(QUALTRICS_TITLES), imported, *map(list, rows)]


def legacy_qualtrics() -> list[list[str]]:
    """A Qualtrics export of the old form, with two rows of headers."""
    fields = ["V1", "V2", "V3", "V4", "V5", "V6", "V8", "V9", "V10", "Q1", "Q3"]
    titles = [
        "ResponseID", "ResponseSet", "Name", "ExternalDataReference", "EmailAddress", "IPAddress",
        "StartDate", "EndDate", "Finished", "Overall quality", "Comments",
    ]  # fmt: skip
    rows = [
        ["R_1", "Default", "Pat Invented", "", "pat@example.org", "203.0.113.7", "2026-03-11 12:00:00",
         "2026-03-11 12:01:00", "1", "4", "A good hour altogether"],
        ["R_2", "Default", "", "", "", "203.0.113.8", "2026-03-11 12:02:00", "2026-03-11 12:03:00", "1", "5", ""],
    ]  # fmt: skip
    return [fields, titles, *rows]


def redcap(*, labels: bool = False, label_headers: bool = False) -> list[list[str]]:
    """A REDCap export of four records."""
    raw = ["record_id", "redcap_survey_identifier", "evaluation_timestamp", "overall", "use___1", "use___2", "comment",
           "evaluation_complete"]  # fmt: skip
    said = ["Record ID", "Survey Identifier", "Survey Timestamp", "Overall quality", "Will you use it? (choice=Ward)",
            "Will you use it? (choice=Clinic)", "Comments", "Complete?"]  # fmt: skip
    words = {"1": "Poor", "2": "Fair", "3": "Good", "4": "Very good", "5": "Excellent"}
    rows = []
    for number, (overall, ward, clinic, comment) in enumerate(
        [
            ("5", "1", "0", "The checklist helped at once"),
            ("4", "1", "1", ""),
            ("3", "0", "0", ""),
            ("4", "1", "0", ""),
        ],
        1,
    ):
        ticks = [("Checked" if tick == "1" else "Unchecked") if labels else tick for tick in (ward, clinic)]
        rows.append(
            [
                str(number),
                "pat@example.org" if number == 1 else "",
                f"2026-03-11 13:0{number}:00",
                words[overall] if labels else overall,
                *ticks,
                comment,
                "Complete" if labels else "2",
            ]
        )
    return [said if label_headers else raw, *rows]


def google_forms(stamp: str = "Timestamp") -> list[list[str]]:
    """An export of Google Forms, with the address of each respondent."""
    return [
        [stamp, "Email Address", "Overall quality of this session", "What helped most?"],
        ["2026/03/11 12:58:03 PM GMT+1", "a@example.org", "5", "The cases from the ward"],
        ["2026/03/11 1:02:44 PM GMT+1", "b@example.org", "4", ""],
        ["2026/03/11 1:03:00 PM GMT+1", "c@example.org", "4", "none"],
    ]


SUMMARY = [
    ["Evaluation report", "", "", "", "", ""],
    ["Question", "Scale max", "N", "Mean", "SD", "Comments"],
    ["Overall teaching", "5", "12", "4,25", "0,62", "Clear and kind\nMore cases please"],
    ["Feedback given", "5", "11", "4,09", "0,7", ""],
]
"""What a residency's evaluation system prints: a line a question, after a title, with decimal commas."""


def text(rows: Sequence[Sequence[str]], delimiter: str = ",") -> str:
    """Rows as a text with a delimiter."""
    line = io.StringIO(newline="")
    csv.writer(line, delimiter=delimiter).writerows(rows)
    return line.getvalue()


def write(path: Path, rows: Sequence[Sequence[str]], delimiter: str = ",", encoding: str = "utf-8") -> Path:
    """Write rows to a file."""
    path.write_bytes(text(rows, delimiter).encode(encoding))
    return path


def write_xlsx(
    path: Path, rows: Sequence[Sequence[object]], sheet: str = "Responses", **others: Sequence[Sequence[object]]
) -> Path:
    """Write rows to a spreadsheet; numbers and instants in text become what a spreadsheet has for them."""
    import openpyxl

    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, table in {**others, sheet: rows}.items():
        made = book.create_sheet(name)
        for row in table:
            made.append([_cell(value) for value in row])
    book.save(path)
    return path


def _cell(value: object) -> object:
    if isinstance(value, str):
        if value.isdigit():
            return int(value)
        try:
            return datetime.fromisoformat(value) if len(value) > 9 else value
        except ValueError:
            return value
    return value
