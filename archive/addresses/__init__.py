"""Addresses: a provision's path, page id, label and eId, ranges of them, and other spellings (pure)."""

from archive.addresses.address import GROUPS, KINDS, Address, Step
from archive.addresses.ranges import Range
from archive.addresses.spelling import find

__all__ = ["GROUPS", "KINDS", "Address", "Range", "Step", "find"]
