"""Counterparts: passages of different treaties that an editor holds to do the same work."""

from django.db import models

from archive.querysets import CounterpartQuerySet


class Counterpart(models.Model):
    """A set of passages of one type of clause, with the editor's reason.

    `passages` holds keys of units; `not_held` says of an incomplete treaty why none of its passages is here.
    """

    slug = models.SlugField(primary_key=True)
    title = models.TextField()
    clause = models.CharField(max_length=100)  # the type of clause, as it stands on /clauses
    note = models.TextField()
    passages = models.JSONField(default=list)
    not_held = models.JSONField(default=dict)

    objects = CounterpartQuerySet.as_manager()

    class Meta:
        ordering = ("clause", "title")

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return f"/counterparts/{self.slug}"

    @property
    def treaties(self) -> set[str]:
        """The slugs of the treaties that it has passages of."""
        return {key.partition("/")[0] for key in self.passages}

    def of(self, treaty: str) -> list[str]:
        """The paths of its passages in a treaty."""
        found = (key.partition("/") for key in self.passages)
        return [path for slug, _, path in found if slug == treaty]
