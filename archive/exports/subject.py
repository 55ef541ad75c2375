"""What is exported: a treaty or one of its units, as a work to cite and with its links."""

from dataclasses import dataclass

from archive.citations import Work
from archive.models import Treaty, Unit


@dataclass(frozen=True)
class Link:
    """A typed link (RFC 8288); `target` is a whole address."""

    relation: str
    target: str
    media_type: str = ""


@dataclass(frozen=True)
class Subject:
    """A treaty (`unit` is None) or a unit of it; its neighbours are whole addresses, or ""."""

    work: Work
    treaty: Treaty
    unit: Unit | None
    digest: str
    treaty_url: str
    up: str = ""
    before: str = ""
    after: str = ""

    @property
    def key(self) -> str:
        """A key for reference managers: ``1942-uk-ussr-alliance-article-3-ii``."""
        return "-".join(filter(None, (self.treaty.slug, self.unit and self.unit.page_id)))
