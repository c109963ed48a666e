"""Words after which the support lines are shown, without blocking, storing or judging anything (DOMAIN 5.5)."""

_WORDS = (
    "suicid",
    "kill myself",
    "killing myself",
    "end my life",
    "ending my life",
    "don't want to live",
    "dont want to live",
    "do not want to live",
    "better off dead",
    "hurt myself",
    "hurting myself",
)


def speaks_of_self_harm(text: str) -> bool:
    """Whether a text holds words of self-harm, in any case, however its blanks and apostrophes were typed."""
    plain = " ".join(text.lower().replace("’", "'").split())
    return any(words in plain for words in _WORDS)
