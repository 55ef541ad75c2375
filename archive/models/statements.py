"""What is stated about a treaty, each statement with its sources and certainty."""

from django.db import models

from archive.models.treaties import Instrument, Party, Treaty


class Source(models.Model):
    """A work that statements about a treaty were read in."""

    key = models.CharField(max_length=200, primary_key=True)
    treaty = models.ForeignKey(Treaty, models.CASCADE, related_name="sources")
    text = models.TextField()
    url = models.URLField(max_length=500, blank=True)
    position = models.PositiveIntegerField()

    class Meta:
        ordering = ("treaty", "position")

    def __str__(self) -> str:
        return self.text


class Statement(models.Model):
    """Something stated about a treaty, with its sources, its certainty and what that rests on."""

    key = models.CharField(max_length=200, primary_key=True)
    treaty = models.ForeignKey(Treaty, models.CASCADE)
    position = models.PositiveIntegerField()
    text = models.TextField()
    sources = models.ManyToManyField(Source)
    certainty = models.CharField(max_length=10, blank=True)
    basis = models.TextField(blank=True)

    class Meta:
        abstract = True
        default_related_name = "%(class)ss"
        ordering = ("treaty", "position")

    def __str__(self) -> str:
        return self.text


class Title(Statement):
    """A name of the treaty: main, short, alternative, popular or authentic."""

    kind = models.CharField(max_length=20)
    language = models.CharField(max_length=20)


class Style(Statement):
    """A party, as the preamble or the title (`where`) styles it."""

    party = models.ForeignKey(Party, models.PROTECT, related_name="styles")
    where = models.CharField(max_length=20)


class Signatory(Statement):
    """Who signed (`text`), in what office, for which party."""

    office = models.TextField(blank=True)
    party = models.ForeignKey(Party, models.PROTECT, related_name="signatories")

    class Meta(Statement.Meta):
        default_related_name = "signatories"
        verbose_name_plural = "signatories"


class Event(Statement):
    """What happened to the treaty, and when (`on`, an ISO date or "").

    `clause` is the page id of the unit that it comes from; `periods` are the kind (term, renewal,
    notice), the ISO 8601 duration and the Part ("" for the treaty) of each period that the clause gives.
    """

    kind = models.CharField(max_length=20)
    on = models.CharField(max_length=10, blank=True)
    place = models.CharField(max_length=100, blank=True)
    party = models.ForeignKey(Party, models.PROTECT, null=True, related_name="events")
    clause = models.CharField(max_length=150, blank=True)
    periods = models.JSONField(default=list)


class SeriesReference(Statement):
    """Where the treaty is printed or kept (`text` is the series' name)."""

    series = models.CharField(max_length=20)
    volume = models.CharField(max_length=20, blank=True)
    page = models.CharField(max_length=20, blank=True)
    last_page = models.CharField(max_length=20, blank=True)
    disputed = models.CharField(max_length=20, blank=True)  # another volume that a source gives
    number = models.CharField(max_length=50, blank=True)
    url = models.URLField(max_length=500, blank=True)

    class Meta(Statement.Meta):
        default_related_name = "series_references"


class Relation(Statement):
    """How the treaty stands to an instrument that is not held."""

    kind = models.CharField(max_length=50)
    instrument = models.ForeignKey(Instrument, models.PROTECT, related_name="relations")


class Language(Statement):
    """A language in which the treaty is authentic."""

    code = models.CharField(max_length=20)
