"""Treaties, their parties, and the instruments they cite."""

from django.db import models

from archive.querysets import PartyQuerySet, TreatyQuerySet


class Party(models.Model):
    """A state or other subject that makes treaties."""

    slug = models.SlugField(primary_key=True)
    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=100)
    abbreviation = models.CharField(max_length=50, blank=True)  # The Bluebook, table T10
    names = models.JSONField(default=list)  # other words for it, in lower case
    statements = models.JSONField(default=list)  # label, value, url, source, certainty, basis

    objects = PartyQuerySet.as_manager()

    class Meta:
        ordering = ("name",)
        verbose_name_plural = "parties"

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return f"/parties/{self.slug}"


class Instrument(models.Model):
    """A treaty or declaration that is cited here and not held."""

    slug = models.SlugField(primary_key=True)
    title = models.TextField()
    known_as = models.TextField(blank=True)
    made_on = models.CharField(max_length=10, blank=True)
    statements = models.JSONField(default=list)

    class Meta:
        ordering = ("made_on", "title")

    def __str__(self) -> str:
        return self.known_as or self.title

    def get_absolute_url(self) -> str:
        return f"/instruments/{self.slug}"


class Treaty(models.Model):
    """A bilateral treaty in one edition; dates are ISO, to the day, month or year."""

    slug = models.SlugField(primary_key=True)
    title = models.TextField()
    short_title = models.TextField()
    printed_title = models.TextField(blank=True)
    language = models.CharField(max_length=20)
    signed_on = models.CharField(max_length=10)
    year = models.PositiveSmallIntegerField()
    signed_at = models.CharField(max_length=100, blank=True)
    complete = models.BooleanField()
    is_translation = models.BooleanField()  # the text held is in none of the authentic languages
    subjects = models.JSONField(default=list)
    editorial = models.JSONField(default=list)
    witness = models.JSONField()  # the edition's Witness, field by field
    text = models.TextField()  # the reading text, whole
    length = models.PositiveIntegerField()  # of the reading text, in words
    digest = models.CharField(max_length=20)  # of the reading text
    source_text = models.TextField()  # the witness itself
    tei = models.TextField()  # the edition itself
    parties = models.ManyToManyField(Party, through="Style", related_name="treaties")

    objects = TreatyQuerySet.as_manager()

    class Meta:
        ordering = ("signed_on", "slug")
        verbose_name_plural = "treaties"
        indexes = (  # one for each order of the list
            models.Index(fields=("signed_on", "slug"), name="treaty_by_date"),
            models.Index(fields=("title", "slug"), name="treaty_by_title"),
            models.Index(fields=("length", "slug"), name="treaty_by_length"),
        )

    def __str__(self) -> str:
        return self.short_title

    def get_absolute_url(self) -> str:
        return f"/treaties/{self.slug}"

    @property
    def makers(self) -> list[Party]:
        """The parties in the order in which the treaty names them."""
        return list(dict.fromkeys(style.party for style in self.styles.all()))


class Subject(models.Model):
    """A word for what a treaty is about."""

    key = models.CharField(max_length=200, primary_key=True)
    treaty = models.ForeignKey(Treaty, models.CASCADE, related_name="about")
    text = models.CharField(max_length=100, db_index=True)

    def __str__(self) -> str:
        return self.text


class Alias(models.Model):
    """An old or popular slug that leads to a treaty."""

    slug = models.SlugField(primary_key=True)
    treaty = models.ForeignKey(Treaty, models.CASCADE, related_name="aliases")

    class Meta:
        verbose_name_plural = "aliases"

    def __str__(self) -> str:
        return self.slug
