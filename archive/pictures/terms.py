"""Terms: the days that a clause on duration leads to.

Periods are ISO 8601 durations of one unit (``P30Y``, ``P6M``, ``P90D``).  A period of years or months
ends on the day of the same number, or on the month's last day where it has none such (XML Schema
Part 2, appendix E).  A date known to the month or the year gives one known as far.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

UNITS = {"Y": "year", "M": "month", "D": "day"}


def after(iso: str, period: str, times: int = 1) -> str:
    """The date when a period, some times over, has gone by since another date; before it if negative.

    >>> after("1950-04-11", "P30Y"), after("1980-04-11", "P1Y", -1), after("1950-04", "P5Y", 2)
    ('1980-04-11', '1979-04-11', '1960-04')
    >>> after("1952-02-29", "P1Y"), after("1950-01-31", "P1M"), after("1950-12-31", "P1D")
    ('1953-02-28', '1950-02-28', '1951-01-01')
    """
    count, unit = parts(period)
    count *= times
    year, month, day = [*map(int, iso.split("-")), 0, 0][:3]
    if not {"Y": year, "M": month, "D": day}[unit]:
        raise ValueError(f"{period} cannot be counted from {iso}, which does not say so much")
    if unit == "D":
        return (date(year, month, day) + timedelta(days=count)).isoformat()
    months = year * 12 + (month or 1) - 1 + count * (12 if unit == "Y" else 1)
    year, month = months // 12, months % 12 + 1 if month else 0
    return _iso(year, month, min(day, monthrange(year, month)[1]) if day else 0)


def _iso(year: int, month: int, day: int) -> str:
    pieces = (f"{year:04}", f"{month:02}" if month else "", f"{day:02}" if day else "")
    return "-".join(filter(None, pieces))


def parts(period: str) -> tuple[int, str]:
    """A period's number and unit; ValueError for any other duration.

    >>> parts("P30Y")
    (30, 'Y')
    """
    found = re.fullmatch(r"P(\d+)([YMD])", period)
    if not found:
        raise ValueError(f"{period!r} is no period of years, months or days")
    return int(found[1]), found[2]


def in_words(period: str) -> str:
    """A period as it is written: ``30 years``.

    >>> in_words("P30Y"), in_words("P1Y")
    ('30 years', '1 year')
    """
    count, unit = parts(period)
    return f"{count} {UNITS[unit]}{'' if count == 1 else 's'}"


@dataclass(frozen=True)
class Term:
    """How long a treaty lasts by its own clause.

    `length` of the first term, `renewal` of each that follows, `notice` before an end; "" for what
    the clause does not have.
    """

    length: str
    renewal: str = ""
    notice: str = ""

    def ends(self, begins: str, renewals: int = 0) -> str:
        """The day on which it ends, renewed some times.

        >>> Term("P30Y", "P5Y", "P1Y").ends("1950-04-11", renewals=1)
        '1985-04-11'
        """
        first = after(begins, self.length)
        return after(first, self.renewal, renewals) if renewals else first

    def last_day_for_notice(self, begins: str, renewals: int = 0) -> str:
        """The last day on which notice keeps it from being renewed once more.

        >>> Term("P30Y", "P5Y", "P1Y").last_day_for_notice("1950-04-11")
        '1979-04-11'
        """
        return after(self.ends(begins, renewals), self.notice, -1)

    def renewals_until(self, begins: str, day: str, *, notice: bool = False) -> int:
        """How often it has been renewed when a day falls within it; when notice given on that day ends it.

        >>> term = Term("P30Y", "P5Y", "P1Y")
        >>> [term.renewals_until("1950-04-11", day, notice=True) for day in ("1979-04-03", "1979-04-12")]
        [0, 1]
        >>> term.renewals_until("1950-04-11", "1991-01-01")
        3
        """
        count = 0
        while self.renewal and self._limit(begins, count, notice=notice) < day:
            count += 1
        return count

    def _limit(self, begins: str, renewals: int, *, notice: bool) -> str:
        if notice and self.notice:
            return self.last_day_for_notice(begins, renewals)
        return self.ends(begins, renewals)
