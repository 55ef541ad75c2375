"""References: a grammar that proposes which phrases of a treaty point somewhere, and where (pure)."""

from archive.references.proposal import Instrument, Proposal, Setting
from archive.references.proposing import propose

__all__ = ["Instrument", "Proposal", "Setting", "propose"]
