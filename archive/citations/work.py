"""What is cited: a treaty, or a passage of it, as every style and every file needs it."""

from dataclasses import dataclass
from datetime import date

from archive.addresses import Address, Range


@dataclass(frozen=True)
class PartyName:
    """A party's name, its short form, and its abbreviation in The Bluebook (table T10)."""

    name: str
    short: str
    abbreviation: str


@dataclass(frozen=True)
class Series:
    """A treaty series, with where the treaty stands in it; the volume or page may be ""."""

    name: str
    abbreviation: str
    volume: str
    page: str
    disputed: str = ""


@dataclass(frozen=True)
class Work:
    """A treaty, or the place in it that is cited.

    Dates are ISO; `numbers` are what other collections call it ("Cmd. 6376"); `place` is None for the
    whole treaty; `text` is the reading text of what is cited, `url` its lasting address.
    """

    title: str
    short_title: str
    parties: tuple[PartyName, ...]
    signed_on: str
    signed_at: str
    in_force_on: str
    series: Series | None
    numbers: tuple[str, ...]
    language: str
    translation: bool
    place: Address | Range | None
    text: str
    url: str
    site: str

    @property
    def names_parties(self) -> bool:
        """True where the title itself names every party, in whatever form."""
        title = self.title.lower().replace("'", "’")
        return all(any(name.lower() in title for name in (party.name, party.short)) for party in self.parties)

    def joined(self, dash: str, *, abbreviated: bool = False) -> str:
        """The parties with a dash between them, as ``United Kingdom–USSR``."""
        return dash.join(party.abbreviation if abbreviated else party.short for party in self.parties)

    @property
    def source(self) -> str:
        """Where it is printed, as ``204 LNTS 353``; else its number, as ``Cmd. 6376``; else ""."""
        if self.series:
            return " ".join(filter(None, (self.series.volume, self.series.abbreviation, self.series.page)))
        return next(iter(self.numbers), "")


def day_first(iso: str, *, short: bool = False) -> str:
    """An ISO date as ``26 May 1942``; short, with the month abbreviated.

    >>> day_first("1942-05-26"), day_first("1942-05"), day_first("1942"), day_first("1950-02-14", short=True)
    ('26 May 1942', 'May 1942', '1942', '14 Feb. 1950')
    """
    year, month, day = _parts(iso, short=short)
    return " ".join(filter(None, (day, month, year)))


def month_first(iso: str, *, short: bool = True) -> str:
    """An ISO date as ``May 26, 1942``; short, with months as The Bluebook abbreviates them (table T12).

    >>> month_first("1942-05-26"), month_first("1950-02-14"), month_first("1950-09"), month_first("1942")
    ('May 26, 1942', 'Feb. 14, 1950', 'Sept. 1950', '1942')
    """
    year, month, day = _parts(iso, short=short)
    return f"{month} {day}, {year}" if day else " ".join(filter(None, (month, year)))


def _parts(iso: str, *, short: bool) -> tuple[str, str, str]:
    """Year, month in words and day; "" for what the date does not say."""
    year, month, day, *_ = [*iso.split("-"), "", ""]
    if not month:
        return year, "", ""
    whole = f"{date(int(year), int(month), 1):%B}"
    abbreviated = whole if len(whole) < 5 else f"{'Sept' if whole == 'September' else whole[:3]}."
    return year, abbreviated if short else whole, day.lstrip("0")
