"""Wording that passages of different treaties share, found by the bake."""

from django.db import models

from archive.models.treaties import Treaty
from archive.querysets import SharedWordingQuerySet


class SharedWording(models.Model):
    """Two passages, by date of signature, and the runs of words that both have; `archive.wording` says how found."""

    key = models.CharField(max_length=401, primary_key=True)
    earlier = models.CharField(max_length=200, db_index=True)  # the key of a unit
    earlier_treaty = models.ForeignKey(Treaty, models.CASCADE, related_name="wording_used_later")
    later = models.CharField(max_length=200, db_index=True)
    later_treaty = models.ForeignKey(Treaty, models.CASCADE, related_name="wording_used_earlier")
    score = models.FloatField()
    runs = models.JSONField()  # [start, end] in the earlier text, [start, end] in the later one, for each run

    objects = SharedWordingQuerySet.as_manager()

    class Meta:
        ordering = ("-score", "key")

    def __str__(self) -> str:
        return f"{self.earlier} – {self.later}"
