"""What an editor put into the text: references and interventions."""

from django.db import models

from archive.addresses import Address
from archive.edition.references import KINDS
from archive.models.treaties import Instrument, Treaty


class Reference(models.Model):
    """A phrase in a unit (`path`) that points somewhere; nowhere where it cannot be resolved.

    `held` is the slug of the treaty it points at, this one or another, and `targets` the paths of the
    units in it, none for the treaty as a whole; `instrument` is what is not held. `said` is the editor's
    word on what the target rests on, or on why there is none.
    """

    key = models.CharField(max_length=200, primary_key=True)
    treaty = models.ForeignKey(Treaty, models.CASCADE, related_name="references")
    position = models.PositiveIntegerField()
    anchor = models.CharField(max_length=50)  # its id on a page
    path = models.CharField(max_length=150)
    kind = models.CharField(max_length=20)
    phrase = models.TextField()
    held = models.CharField(max_length=100, blank=True, db_index=True)
    targets = models.JSONField(default=list)
    url = models.URLField(max_length=500, blank=True)
    instrument = models.ForeignKey(Instrument, models.PROTECT, null=True, related_name="references")
    certainty = models.CharField(max_length=10)
    said = models.TextField(blank=True)
    language = models.CharField(max_length=20)

    class Meta:
        ordering = ("treaty", "position")

    def __str__(self) -> str:
        return self.phrase

    def get_absolute_url(self) -> str:
        return f"/treaties/{self.treaty_id}/{self.path}#{self.anchor}"

    @property
    def kind_name(self) -> str:
        """What a reader calls the kind."""
        return KINDS[self.kind][0]

    @property
    def place(self) -> Address:
        """The address of the unit that the phrase stands in."""
        return Address.from_path(self.path)

    @property
    def destinations(self) -> list[tuple[str, str]]:
        """The address and the name of everything it points at."""
        if self.instrument:
            known = f" ({self.instrument.known_as})" if self.instrument.known_as else ""
            return [(self.instrument.get_absolute_url(), self.instrument.title + known)]
        if self.url:
            return [(self.url, self.url)]
        if not self.held:
            return []
        whole = f"/treaties/{self.held}"
        name = "" if self.held == self.treaty_id else str(Treaty.objects.only("short_title").get(pk=self.held))
        if not self.targets:
            return [(whole, name or "the treaty itself")]
        tail = f" of the {name}" if name else ""
        return [(f"{whole}/{path}", Address.from_path(path).label + tail) for path in self.targets]

    @property
    def resolved(self) -> bool:
        """True where it is known what the phrase points at."""
        return bool(self.held or self.instrument_id or self.url)


class Intervention(models.Model):
    """One thing an editor did to the witness, at a line of it."""

    key = models.CharField(max_length=200, primary_key=True)
    treaty = models.ForeignKey(Treaty, models.CASCADE, related_name="interventions")
    anchor = models.CharField(max_length=50)
    position = models.PositiveIntegerField()
    kind = models.CharField(max_length=20)
    title = models.CharField(max_length=100)
    explanation = models.TextField()
    printed = models.TextField(blank=True)
    read = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    certainty = models.CharField(max_length=10, blank=True)
    line = models.PositiveIntegerField()
    path = models.CharField(max_length=150, blank=True)

    class Meta:
        ordering = ("treaty", "position")

    def __str__(self) -> str:
        return f"{self.title}, line {self.line}"

    @property
    def beside(self) -> str:
        """What the margin says, as an apparatus does, ``12th] 12 th``; "" for what the text or a note says itself."""
        if self.kind in ("gap", "marker", "footnote"):
            return ""
        if not self.printed:
            return self.title
        return f"{self.read}] {self.printed}" if self.read else f"Left out: {self.printed} ({self.title.lower()})"
