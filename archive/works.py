"""Works: a treaty, or a place in it, as citations need it."""

from django.conf import settings

from archive.addresses import Address, Range
from archive.citations import PartyName, Series, Work
from archive.models import Party, Treaty, Unit

SERIES = {"lnts": "LNTS", "unts": "UNTS"}
NUMBERED = {"ukts": "Treaty Series {}", "tna": "TNA {}"}


def work_of(treaty: Treaty, unit: Unit | None = None, *, wording: str = "") -> Work:
    """The treaty, or one of its units; with a digest in `wording`, exactly that wording of it."""
    place = Address.from_path(unit.path) if unit else None
    url = (unit or treaty).get_absolute_url() + (f"@{wording}" if wording else "")
    return _work(treaty, place, unit.text if unit else treaty.text, url)


def work_of_range(treaty: Treaty, cited: Range, units: list[Unit]) -> Work:
    """Neighbouring units cited together."""
    text = "\n".join(unit.text for unit in units)
    return _work(treaty, cited, text, f"{treaty.get_absolute_url()}/{cited.path}")


def _work(treaty: Treaty, place: Address | Range | None, text: str, url: str) -> Work:
    printed = list(treaty.series_references.all())
    force = next((event.on for event in treaty.events.all() if event.kind == "force"), "")
    return Work(
        title=treaty.title,
        short_title=treaty.short_title,
        parties=tuple(_name(party) for party in treaty.makers),
        signed_on=treaty.signed_on,
        signed_at=treaty.signed_at,
        in_force_on=force,
        series=next((_series(one) for one in printed if one.series in SERIES), None),
        numbers=tuple(NUMBERED.get(one.series, "{}").format(one.number) for one in printed if one.number),
        language=treaty.language,
        translation=treaty.is_translation,
        place=place,
        text=text,
        url=settings.SITE_URL + url,
        site=settings.SITE_NAME,
    )


def _name(party: Party) -> PartyName:
    return PartyName(party.name, party.short_name, party.abbreviation)


def _series(reference: object) -> Series:
    short = SERIES[reference.series]
    return Series(reference.text, short, reference.volume, reference.page, reference.disputed)
