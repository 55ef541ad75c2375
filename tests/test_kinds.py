"""Every kind of page is among those that are tried."""

import pytest

from archive.urls import urlpatterns
from tests.kinds import addresses, every_kind, name_of

NOT_TO_BE_SEEN = {"/nowhere", "/treaties/1815-vienna", "/parties/atlantis"}


@pytest.fixture(scope="module")
def site(corrected):
    return corrected[0]


def test_every_address_in_the_table_has_a_page_that_is_tried(site):
    tried = {name_of(path).partition(" ")[0] for path in addresses(site).values()}
    assert {pattern.name for pattern in urlpatterns} - tried == set()


def test_what_is_tried_shows_each_thing_that_can_happen(site):
    kinds = every_kind(site)
    answers = {kind.name: site.ask(kind.url.removeprefix(site.url), kind.method).status for kind in kinds}
    assert set(answers.values()) >= {200, 404, 405, 410}
