"""What an edition states beside its text, each statement with how it is vouched for."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Vouched:
    """How a statement is vouched for.

    `sources` are keys of the edition's bibliography; `certainty` is high, medium or "" (the
    editor's own words); `basis` says what it was inferred from or what disputes it.
    """

    sources: tuple[str, ...] = ()
    certainty: str = ""
    basis: str = ""


@dataclass(frozen=True)
class Title:
    """A name of the treaty; `kind` is main, short, alternative, popular or authentic."""

    text: str
    kind: str
    language: str
    vouched: Vouched


@dataclass(frozen=True)
class Style:
    """A party as the preamble (or the title) styles it."""

    party: str
    text: str
    where: str
    line: int
    vouched: Vouched


@dataclass(frozen=True)
class Signatory:
    """Who signed, in what office ("" where not known), for which party."""

    name: str
    office: str
    party: str
    line: int
    vouched: Vouched


@dataclass(frozen=True)
class Event:
    """What happened to the treaty; `on` is an ISO date, to the day, month or year, or "".

    `clause` is the page id of the unit that it comes from, "" where none is held; `periods` are the kind
    (term, renewal, notice), the ISO 8601 duration and the Part ("" for the treaty) of each period given.
    """

    kind: str
    on: str
    text: str
    place: str
    party: str
    clause: str
    periods: tuple[tuple[str, str, str], ...]
    line: int
    vouched: Vouched


@dataclass(frozen=True)
class SeriesReference:
    """Where the treaty is printed or kept: volume and page, or a number.

    `disputed` is another volume that a source gives, "" where all agree.
    """

    series: str
    title: str
    volume: str
    page: str
    last_page: str
    disputed: str
    number: str
    url: str
    vouched: Vouched


@dataclass(frozen=True)
class Relation:
    """How the treaty stands to an instrument that the archive does not hold."""

    kind: str
    target: str
    text: str
    line: int
    vouched: Vouched


@dataclass(frozen=True)
class Language:
    """A language in which the treaty is authentic (ISO 639 code and name)."""

    code: str
    name: str
    vouched: Vouched


@dataclass(frozen=True)
class Source:
    """A work that a statement was read in."""

    key: str
    text: str
    url: str


@dataclass(frozen=True)
class Witness:
    """The file an edition was made from, and what is known of where it comes from."""

    file: str
    sha256: str
    series: tuple[tuple[str, str], ...]  # title, language
    description: str
    basis: str
    certainty: str


@dataclass(frozen=True)
class Header:
    """Everything an edition says about its treaty beside the text."""

    slug: str
    aliases: tuple[str, ...]
    language: str
    subjects: tuple[str, ...]
    editorial: tuple[str, ...]
    witness: Witness
    titles: tuple[Title, ...]
    styles: tuple[Style, ...]
    signatories: tuple[Signatory, ...]
    events: tuple[Event, ...]
    series: tuple[SeriesReference, ...]
    relations: tuple[Relation, ...]
    languages: tuple[Language, ...]
    sources: tuple[Source, ...]
