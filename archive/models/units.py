"""What has an address in a treaty: parts, articles, paragraphs, footnotes."""

from django.db import models

from archive.models.treaties import Treaty


class Unit(models.Model):
    """What has an address in a treaty; `position` counts units in the order of the text."""

    key = models.CharField(max_length=200, primary_key=True)  # slug/path
    treaty = models.ForeignKey(Treaty, models.CASCADE)
    path = models.CharField(max_length=150)
    page_id = models.CharField(max_length=150)
    eid = models.CharField(max_length=150)
    label = models.CharField(max_length=150)
    number = models.CharField(max_length=50, blank=True)
    position = models.PositiveIntegerField()
    language = models.CharField(max_length=20)
    text = models.TextField()
    digest = models.CharField(max_length=20)  # of the text
    first_line = models.PositiveIntegerField()  # in the witness, from 1
    last_line = models.PositiveIntegerField()
    tei = models.TextField()

    class Meta:
        abstract = True
        default_related_name = "%(class)ss"
        ordering = ("treaty", "position")

    def __str__(self) -> str:
        return f"{self.label}, {self.treaty_id}"

    def get_absolute_url(self) -> str:
        return f"/treaties/{self.key}"

    @property
    def title(self) -> str:
        """What stands above the text: the heading as printed, else the archive's label in brackets."""
        return getattr(self, "heading", "") or f"[{self.label}]"

    def contains(self, path: str) -> bool:
        """True for its own path and the path of any unit inside it."""
        return path == self.path or path.startswith(f"{self.path}/")


class Part(Unit):
    """A label above articles, as printed in `heading`; never in an article's address."""

    heading = models.TextField(blank=True)


class Article(Unit):
    """What a reader cites first: the preamble, an article, the testimonium."""

    kind = models.CharField(max_length=20)
    heading = models.TextField(blank=True)
    part = models.ForeignKey(Part, models.CASCADE, null=True, related_name="articles")


class Paragraph(Unit):
    """A numbered or unnumbered unit beneath an article, at any depth."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="paragraphs")
    parent = models.ForeignKey("self", models.CASCADE, null=True, related_name="children")


class Footnote(Unit):
    """A printed note, in all its languages; `marker` is the path of the unit it hangs on."""

    marker = models.CharField(max_length=150)
