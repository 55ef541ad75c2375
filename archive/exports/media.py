"""The list of formats, each with the suffix that asks for it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Format:
    """A representation: its suffix, its media type, what a reader uses it for, its link relation."""

    suffix: str
    media_type: str
    use: str
    relation: str

    @property
    def content_type(self) -> str:
        """The media type as an HTTP header has it."""
        return f"{self.media_type}; charset=utf-8" if self.media_type.startswith("text/") else self.media_type


FORMATS = (
    Format(".ris", "application/x-research-info-systems", "for Zotero, EndNote, Mendeley", "describedby"),
    Format(".bib", "application/x-bibtex", "for LaTeX", "describedby"),
    Format(".csl.json", "application/vnd.citationstyles.csl+json", "for citation styles", "describedby"),
    Format(".jsonld", "application/ld+json", "for linked data", "describedby"),
    Format(".tei.xml", "application/tei+xml", "the edition", "item"),
    Format(".txt", "text/plain", "the reading text", "item"),
    Format(".json", "application/json", "the record", "alternate"),
    Format(".linkset.json", "application/linkset+json", "every link of the page", "linkset"),
)
_LONGEST_FIRST = sorted(FORMATS, key=lambda one: -len(one.suffix))


def split(path: str) -> tuple[str, Format | None]:
    """A path without its suffix, and the format that the suffix asks for.

    >>> path, found = split("article/3/ii.csl.json")
    >>> path, found.media_type
    ('article/3/ii', 'application/vnd.citationstyles.csl+json')
    """
    for one in _LONGEST_FIRST:
        if path.endswith(one.suffix):
            return path.removesuffix(one.suffix), one
    return path, None
