"""What may identify somebody, as data: no expression is compiled before a text gives reason to (DOMAIN 6.3)."""

from typing import NamedTuple


class Pattern(NamedTuple):
    """One kind of thing that may identify somebody.

    Attributes:
        name: What it is called in the guide and among what is ignored.
        level: "A" is confirmed before saving, "B" is a warning, "C" a warning that only a cluster deserves.
        expression: The regular expression, without look-around or back-references.
        digits: How many digits a text must have before it can match.
        capitals: How many capital letters.
        names: How many words that begin with a capital and go on in small letters.
        words: One of these must stand in the text, lower case, with a blank for whatever is no letter, digit or `@`;
            nothing where no word is needed.
        cluster: How many matches make a finding.
    """

    name: str
    level: str
    expression: str
    digits: int = 0
    capitals: int = 0
    names: int = 0
    words: tuple[str, ...] = ()
    cluster: int = 1


PATTERNS = (
    Pattern(
        "ssn",
        "A",
        r"\b\d{3}-\d{2}-\d{4}\b",
        digits=9,
    ),
    Pattern(
        "mrn",
        "A",
        r"(?i)\b(?:MRN|med(?:ical)?\.?\s+rec(?:ord)?\.?(?:\s+(?:no\.?|num(?:ber)?))?|CSN|HAR|"
        r"encounter\s+(?:no\.?|number|id))\s*[:#=]*\s*#?\s*[A-Z]{0,3}-?\d{5,12}\b",
        digits=5,
        words=(" mrn", " med", " csn", " har", " encounter"),
    ),
    Pattern(
        "acct",
        "A",
        r"(?i)\b(?:patient|pt\.?|hospital|billing)\s+(?:account|acct\.?|id|identifier)\s*(?:no\.?|"
        r"number)?\s*[:#=]*\s*[A-Z]{0,3}-?\d{5,12}\b",
        digits=5,
        words=(" patient", " pt", " hospital", " billing"),
    ),
    Pattern(
        "mbi",
        "A",
        r"\b[1-9][AC-HJKMNP-RT-Y][0-9AC-HJKMNP-RT-Y]\d-?[AC-HJKMNP-RT-Y][0-9AC-HJKMNP-RT-Y]"
        r"\d-?[AC-HJKMNP-RT-Y]{2}\d{2}\b",
        digits=5,
        capitals=4,
    ),
    Pattern(
        "insurance",
        "A",
        r"(?i)\b(?:medicare|medicaid|insurance|subscriber|member|beneficiary|policy)\s+(?:id|no\.?|"
        r"number|#)\s*[:#=]*\s*[A-Z]{0,4}\d{6,12}[A-Z]?\b",
        digits=6,
        words=(" medicare", " medicaid", " insurance", " subscriber", " member", " beneficiary", " policy"),
    ),
    Pattern(
        "dob",
        "A",
        r"(?i)\b(?:DOB|D\.O\.B\.?|date\s+of\s+birth|born(?:\s+on)?)\s*[:=]?\s*(?:\d{1,2}[/.-]\d{1,2}"
        r"[/.-](?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2}|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|"
        r"Dec)[a-z]*\.? \d{1,2},? \d{4})",
        digits=4,
        words=(" dob", " d o b", " date", " born"),
    ),
    Pattern(
        "age90",
        "A",
        r"(?i)\b(?:9\d|1[01]\d)\s*-?\s*(?:y/?o\b|yrs?\.?[ -]?old\b|years?[ -]old\b)",
        digits=2,
        words=("yo", "y o", "yr", "year"),
    ),
    Pattern(
        "accession",
        "A",
        r"(?i)\b(?:accession|specimen|path(?:ology)?)\s*(?:no\.?|number|"
        r"#)?\s*[:#=]*\s*#?\s*[A-Z]{0,3}\d{2}-\d{3,7}\b",
        digits=5,
        words=(" accession", " specimen", " path"),
    ),
    Pattern(
        "street",
        "A",
        r"\b\d{1,6}\s+(?:[NSEW]\.?\s+)?[A-Z][a-z]+(?:\s+[A-Z][a-z]+){0,2}\s+(?:Street|St\.|Avenue|"
        r"Ave\.?|Road|Rd\.?|Boulevard|Blvd\.?|Lane|Ln\.?|Drive|Court|Ct\.|Terrace|Pkwy|Parkway)(?:\s|"
        r",|$|\.)",
        digits=1,
        names=2,
        words=(
            " st",
            " ave",
            " road",
            " rd",
            " boulevard",
            " blvd",
            " lane",
            " ln",
            " drive",
            " court",
            " ct",
            " terrace",
            " pkwy",
            " parkway",
        ),
    ),
    Pattern(
        "agesex",
        "B",
        r"\b\d{1,3}\s*-?\s*(?:[yY]/?[oO]|[yY]rs?\.?[ -]?old|[yY]ears?[ -][oO]ld)"
        r"\s+(?:[A-Za-z-]+\s+){0,3}(?:M|F|[Mm]ale|[Ff]emale|[Mm]an|[Ww]oman|[Bb]oy|[Gg]irl|"
        r"[Gg]entleman|[Ll]ady|[Pp]atient|[Pp]t)\b",
        digits=1,
        words=("yo", "y o", "yr", "year"),
    ),
    Pattern(
        "agesex2",
        "B",
        r"\b(?:[1-9]\d?|1[01]\d)(?:yo|YO|y/o|yoM|yoF|yo[MF])\s?(?:M|F)?\b",
        digits=1,
        words=("yo", "y o"),
    ),
    Pattern(
        "ptname",
        "B",
        r"\b(?:[Pp]atient|[Pp]t\.?)(?:\s+(?:named|name\s+is|is|was|"
        r"name:))?,?\s+([A-Z][a-z]{1,20})(?:\s+[A-Z]\.?)?\s+([A-Z][a-z]{1,20})\b",
        names=2,
        words=(" patient", " pt"),
    ),
    Pattern(
        "titled",
        "B",
        r"\b(?:Mr|Mrs|Ms|Miss)\.?\s+[A-Z][a-z]{1,20}\b",
        names=1,
        words=(" mr ", " mrs ", " ms ", " miss "),
    ),
    Pattern(
        "admitdate",
        "B",
        r"(?i)\b(?:admitted|discharged|intubated|extubated|coded|arrested|pronounced|(?:pt|patient)"
        r"\s+(?:died|expired|seen))\b[^.\n]{0,30}\b(?:\d{1,2}/\d{1,2}(?:/\d{2,4})?|(?:Jan|Feb|Mar|Apr|"
        r"May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*\.? \d{1,2})\b",
        digits=1,
        words=(
            " admitted",
            " discharged",
            " intubated",
            " extubated",
            " coded",
            " arrested",
            " pronounced",
            " pt",
            " patient",
        ),
    ),
    Pattern(
        "room",
        "B",
        r"(?i)\b(?:patient|pt|mr|mrs|ms)\b\.?[^.\n]{0,40}\b(?:room|rm|bed)\s*#?\s*\d{1,4}[A-D]?\b",
        digits=1,
        words=(" room", " rm", " bed"),
    ),
    Pattern(
        "phone",
        "B",
        r"(?:\+?1[-. ]?)?\(?\b[2-9]\d{2}\)?[-. ][2-9]\d{2}[-. ]\d{4}\b",
        digits=10,
    ),
    Pattern(
        "email",
        "B",
        r"\b[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}\b",
        words=("@",),
    ),
    Pattern(
        "learner",
        "B",
        r"\b(?:[Rr]esident|[Ii]ntern|[Ss]tudent|[Ff]ellow|[Tt]rainee|[Ll]earner|MS[1-4]|M[1-4]|"
        r"PGY-?\s?[1-9]|R[1-5])\s+(?:named\s+)?([A-Z][a-z]{1,20})\s+([A-Z][a-z]{1,20})\b",
        names=2,
        words=(
            " resident",
            " intern",
            " student",
            " fellow",
            " trainee",
            " learner",
            " ms",
            " m1",
            " m2",
            " m3",
            " m4",
            " pgy",
            " r1",
            " r2",
            " r3",
            " r4",
            " r5",
        ),
    ),
    Pattern(
        "noteheads",
        "B",
        r"(?im)^\s*(?:HPI|PMH|PSH|ROS|CC|A/P|A&P|Hospital Course|Chief Complaint|Assessment and Plan|"
        r"Physical Exam|Interval History)\s*:",
        words=(
            " hpi",
            " pmh",
            " psh",
            " ros",
            " cc",
            " a p",
            " hospital course",
            " chief complaint",
            " assessment and plan",
            " physical exam",
            " interval history",
        ),
        cluster=2,
    ),
    Pattern(
        "vitals",
        "C",
        r"\b(?:BP\s*:?\s*\d{2,3}/\d{2,3}|HR\s*:?\s*\d{2,3}|RR\s*:?\s*\d{1,2}|SpO2\s*:?\s*\d{2,3}|"
        r"O2 sat\s*:?\s*\d{2,3}|Temp\s*:?\s*\d{2,3}|WBC\s*:?\s*\d|H[gb]b\s*:?\s*\d|Cr\s*:?\s*\d\.\d|"
        r"Lactate\s*:?\s*\d|K\s*:?\s*\d\.\d|Na\s*:?\s*1\d\d)",
        digits=3,
        capitals=3,
        words=(
            " bp",
            " hr",
            " rr",
            " spo2",
            " o2 sat",
            " temp",
            " wbc",
            " hgb",
            " hbb",
            " cr",
            " lactate",
            " k",
            " na",
        ),
        cluster=3,
    ),
)
"""In the order in which they are looked for."""

# fmt: off
STOP_WORDS = frozenset(
    {
        "Access", "Advising", "Advisory", "Advocate", "Affairs", "As", "Assessment", "Association", "Award",
        "Boot", "Bootcamp", "Camp", "Care", "Case", "Cases", "Centered", "Clerkship", "Clinic", "Committee",
        "Communication",
        "Conference", "Council", "Curriculum", "Day", "Education", "Educational", "Encounter", "Encounters",
        "Engagement", "Evaluation", "Evaluations", "Experience", "Feedback", "Flow", "Forum", "Government", "Group",
        "Guide", "Handbook", "Handoff", "Handoffs", "Health", "Improvement", "Interest", "Interview", "Interviews",
        "Leadership", "Learning", "Led", "Lounge", "Management", "Medical", "Mentoring", "Mentorship", "Morning",
        "Navigator", "Noon", "Orientation", "Outcome", "Outcomes", "Performance", "Physician", "Physicians",
        "Portal", "Portfolio", "Presentation", "Program", "Progress", "Quality", "Recruitment", "Relations",
        "Remediation", "Report", "Reported", "Research", "Retreat", "Review", "Rounds", "Run", "Safety",
        "Satisfaction", "Scholars", "Scholarship", "Selection", "Services", "Simulation", "Skills", "Survey",
        "Survival", "Teaching", "Track", "Wellness", "Workshop",
    }
)
"""Capitalised words behind "patient" or "resident" that are nobody's name."""

# fmt: on
HELP_LINES = frozenset({"18884090141", "18002738255", "18006624357"})
"""Telephone numbers that may stand in a note: digits only, with the 1 of the country."""

INSTITUTIONS = frozenset(
    {
        "association",
        "building",
        "campus",
        "church",
        "clinic",
        "college",
        "company",
        "department",
        "foundation",
        "hospital",
        "house",
        "institution",
        "journal",
        "program",
        "programme",
        "residency",
        "school",
        "society",
        "tradition",
        "university",
    }
)
"""What may be older than ninety without being a patient, one or two words behind the age."""
