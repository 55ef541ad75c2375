"""What is proposed of a phrase, and what must be known of the treaty that it stands in."""

from dataclasses import dataclass

from archive.addresses import Address

NOUNS = (
    "Treaty", "Agreement", "Convention", "Protocol", "Pact", "Declaration", "Charter", "Covenant", "Accord",
    "Armistice", "Arrangement", "Statute", "Memorandum", "Final Act", "General Act", "Exchange of Notes",
)  # fmt: skip


@dataclass(frozen=True)
class Instrument:
    """A treaty or declaration that texts may cite.

    `target` is as an edition writes it (``instrument:x``, ``treaty:y``); `made_on` is ISO; `addresses` are
    the units of one that is held.
    """

    target: str
    names: tuple[str, ...]
    made_on: str = ""
    addresses: tuple[Address, ...] = ()

    def is_called(self, noun: str) -> bool:
        """True where one of its names has a noun such as Treaty or Declaration."""
        return any(noun.casefold() in name.casefold() for name in self.names)


@dataclass(frozen=True)
class Setting:
    """Where a text stands: its unit's address, the units of its treaty in order, and what is known around it.

    `noun` is what the treaty calls itself; `complete` is false where part of it is not held;
    `mentioned` says that the address is that of the unit mentioned last, for "the said Article".
    """

    address: Address
    known: tuple[Address, ...]
    noun: str = "Treaty"
    complete: bool = True
    signed_on: str = ""
    instruments: tuple[Instrument, ...] = ()
    mentioned: bool = False

    def missing(self, label: str, *, many: bool = False) -> str:
        """Why a provision with a label cannot be pointed at."""
        if self.complete:
            return f"{label}: the {self.noun.lower()} has no such provision"
        return f"{label} {'are' if many else 'is'} not held"


@dataclass(frozen=True)
class Proposal:
    """A phrase that seems to point somewhere, ``text[start:end]``.

    `kind` is provision, treaty, instrument or source; `targets` are as an edition writes them, none where
    `reason` says why.
    """

    phrase: str
    start: int
    end: int
    kind: str
    targets: tuple[str, ...] = ()
    reason: str = ""


def proposal(
    text: str, span: tuple[int, int], kind: str, targets: tuple[str, ...] = (), reason: str = ""
) -> Proposal:
    """The proposal for a span of a text."""
    return Proposal(text[span[0] : span[1]], *span, kind, targets, "" if targets else reason)
