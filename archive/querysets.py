"""The questions that are asked of treaties, as phrases."""

from collections.abc import Iterable, Sequence
from typing import Self

from django.db import models

HEAVY = ("source_text", "text", "tei")


class PartyQuerySet(models.QuerySet):
    """Parties, fetched for a purpose."""

    def whole(self) -> Self:
        """With how treaties style them and who signed for them."""
        related = ("styles", "signatories")
        treaties = (f"{name}__treaty" for name in related)
        light = self.model._meta.get_field("treaties").related_model.objects.defer(*HEAVY)
        return self.prefetch_related(
            *(f"{name}__sources" for name in related), *(models.Prefetch(name, light) for name in treaties)
        )


class TreatyQuerySet(models.QuerySet):
    """Treaties, narrowed and fetched for a purpose."""

    def listed(self) -> Self:
        """With what a list shows: parties, and no texts."""
        styles = self.model._meta.get_field("styles").related_model.objects.select_related("party")
        return self.defer(*HEAVY).prefetch_related(models.Prefetch("styles", styles))

    def in_order(self, slugs: Sequence[str]) -> list[models.Model]:
        """Those with some slugs, as a list shows them, in the order of the slugs."""
        found = self.listed().in_bulk(slugs)
        return [found[slug] for slug in slugs]

    def dated(self) -> Self:
        """With what a timeline shows: the list's, and events."""
        return self.listed().prefetch_related("events")

    def whole(self) -> Self:
        """With everything that a treaty's own page shows."""
        sourced = ("titles", "styles", "signatories", "events", "series_references", "relations", "languages")
        prefetched = [f"{name}__sources" for name in sourced]
        parties = ["styles__party", "signatories__party", "relations__instrument"]
        return self.prefetch_related(*prefetched, *parties)

    def of(self, party: str) -> Self:
        """Those that a party made."""
        return self.filter(parties=party).distinct()

    def between(self, first: str, second: str) -> Self:
        """Those that two parties made with each other."""
        return self.filter(parties=first).filter(parties=second).distinct()

    def others_of(self, treaty: models.Model) -> Self:
        """The other treaties of this treaty's parties."""
        return self.filter(parties__in=treaty.parties.all()).exclude(pk=treaty.pk).distinct()


class CounterpartQuerySet(models.QuerySet):
    """Sets of counterparts; an editor makes each, so they are few enough to be read together."""

    def between(self, first: str, second: str) -> list[models.Model]:
        """Those that have passages of two treaties."""
        return [one for one in self if {first, second} <= one.treaties]


class SharedWordingQuerySet(models.QuerySet):
    """Pairs of passages with wording in common, those that share most first."""

    def touching(self, keys: Iterable[str]) -> Self:
        """Those in which one of some passages stands, with both treaties."""
        wanted = list(keys)
        treaties = ("earlier_treaty", "later_treaty")
        light = self.select_related(*treaties).defer(*(f"{name}__{field}" for name in treaties for field in HEAVY))
        return light.filter(models.Q(earlier__in=wanted) | models.Q(later__in=wanted))

    def between(self, first: str, second: str) -> Self:
        """Those of two treaties."""
        one = models.Q(earlier_treaty=first, later_treaty=second)
        return self.filter(one | models.Q(earlier_treaty=second, later_treaty=first))

    def of(self, treaty: str) -> Self:
        """Those in which a treaty stands."""
        return self.filter(models.Q(earlier_treaty=treaty) | models.Q(later_treaty=treaty))
