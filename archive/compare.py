"""Comparison of two wordings, word by word (pure)."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

_WORDS = re.compile(r"\w+|[^\w\s]|\s+")


@dataclass(frozen=True)
class Span:
    """A stretch of both wordings: the same in both, or what stands in one for what stands in the other."""

    before: str
    after: str

    @property
    def same(self) -> bool:
        """True where both wordings agree."""
        return self.before == self.after


def differences(before: str, after: str) -> list[Span]:
    """Two wordings as spans in order; one word put in is one span.

    >>> [(s.before, s.after) for s in differences("a just peace", "a just and lasting peace") if not s.same]
    [('', 'and lasting ')]
    """
    left, right = _WORDS.findall(before), _WORDS.findall(after)
    # autojunk would take the commonest words of a long text for noise
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    return [Span("".join(left[a:b]), "".join(right[c:d])) for _, a, b, c, d in matcher.get_opcodes()]
