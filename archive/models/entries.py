"""Entries of the ledger: every address ever issued, and what stood there."""

from django.db import models


class Entry(models.Model):
    """One line of fixtures/ledger.jsonl; what its fields mean is said in ``archive.ledger``."""

    number = models.PositiveIntegerField(primary_key=True)
    address = models.CharField(max_length=250, db_index=True)
    event = models.CharField(max_length=10)
    digest = models.CharField(max_length=20, blank=True)
    text = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    since = models.CharField(max_length=10)
    seal = models.CharField(max_length=64)

    class Meta:
        ordering = ("number",)
        verbose_name_plural = "entries"

    def __str__(self) -> str:
        return f"{self.address}@{self.digest}"
