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
    """A treaty (no `units`), a unit of it, or neighbouring units; its neighbours are whole addresses, or "".

    `digest` names the wording, and is "" for a range, whose units each have their own;
    `superseded` says that the text has been corrected since.
    """

    work: Work
    treaty: Treaty
    units: tuple[Unit, ...]
    digest: str
    treaty_url: str
    up: str = ""
    before: str = ""
    after: str = ""
    superseded: bool = False

    @property
    def place(self) -> str:
        """The path of what is cited in the treaty, "" for the whole."""
        return self.work.place.path if self.work.place else ""

    @property
    def label(self) -> str:
        """What is cited, as a reader writes it, "" for the whole treaty."""
        label = self.work.place.label if self.work.place else ""
        return label[:1].upper() + label[1:]

    @property
    def page(self) -> str:
        """The path of its page."""
        return "/".join(filter(None, (self.treaty.get_absolute_url(), self.place)))

    @property
    def key(self) -> str:
        """A key for reference managers: ``1942-uk-ussr-alliance-article-3-ii``."""
        return "-".join(filter(None, (self.treaty.slug, self.work.place.page_id if self.work.place else "")))
