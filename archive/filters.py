"""Filters: what a reader may ask of the list of treaties."""

import django_filters

from archive.models import Party, Treaty

YEARS = {"min_value": 1000, "max_value": 9999}


class TreatyFilter(django_filters.FilterSet):
    """Treaties by party and by the year of signature."""

    party = django_filters.ModelChoiceFilter(
        field_name="parties", queryset=Party.objects.all(), label="Party", empty_label="Any party", distinct=True
    )
    since = django_filters.NumberFilter(
        field_name="year", lookup_expr="gte", label="Signed in or after (year)", **YEARS
    )
    until = django_filters.NumberFilter(
        field_name="year", lookup_expr="lte", label="Signed in or before (year)", **YEARS
    )

    class Meta:
        model = Treaty
        fields = ()
