"""Shared wording: passages of different treaties that have runs of words in common (pure; docs/shared-wording.md)."""

from archive.wording.pairs import LEAST, Run, Shared, best, pair, shared
from archive.wording.quoting import quoted
from archive.wording.shingles import Leaf, Shingles

__all__ = ["LEAST", "Leaf", "Run", "Shared", "Shingles", "best", "pair", "quoted", "shared"]
