"""What an editor put into the text: references and interventions."""

from django.db import models

from archive.models.treaties import Instrument, Treaty


class Reference(models.Model):
    """A phrase in a unit (`path`) that points at a unit (`target`) or an instrument."""

    key = models.CharField(max_length=200, primary_key=True)
    treaty = models.ForeignKey(Treaty, models.CASCADE, related_name="references")
    position = models.PositiveIntegerField()
    path = models.CharField(max_length=150)
    phrase = models.TextField()
    target = models.CharField(max_length=150, blank=True)
    instrument = models.ForeignKey(Instrument, models.PROTECT, null=True, related_name="references")
    certainty = models.CharField(max_length=10)
    language = models.CharField(max_length=20)

    class Meta:
        ordering = ("treaty", "position")

    def __str__(self) -> str:
        return self.phrase


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
