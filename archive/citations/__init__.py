"""Citations: a treaty and a place in it, in the words of each manual of style (pure)."""

from archive.citations.pinpoints import Manner, pinpoint
from archive.citations.styles import STYLES, Citation, Run, Style, plain
from archive.citations.work import PartyName, Series, Work, day_first, month_first

__all__ = [
    "STYLES",
    "Citation",
    "Manner",
    "PartyName",
    "Run",
    "Series",
    "Style",
    "Work",
    "day_first",
    "month_first",
    "pinpoint",
    "plain",
]
