"""Accessibility as far as a program can judge it: axe finds nothing on any kind of page."""

import pytest
from axe_playwright_python.sync_playwright import Axe

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
ASKED_FOR = {"color-contrast-enhanced": {"enabled": True}, "target-size": {"enabled": True}}  # axe leaves them out
EVERYTHING = {"runOnly": {"type": "tag", "values": TAGS}, "rules": ASKED_FOR, "resultTypes": ["violations"]}
COLOURS = ["color-contrast", "color-contrast-enhanced", "link-in-text-block"]
ONLY_COLOURS = {"runOnly": {"type": "rule", "values": COLOURS}, "resultTypes": ["violations"]}
OPEN_ALL = "document.querySelectorAll('details').forEach(found => { found.open = true })"


def told(results, *where):
    """What axe found, in one line each."""
    return [
        f"{' '.join(where)}: {found['id']}: {node['html']}"
        for found in results["violations"]
        for node in found["nodes"]
    ]


@pytest.mark.parametrize("width", [1280, 360])
def test_axe_finds_nothing_on_any_kind_of_page_in_light_dark_and_forced_colours(page, kinds, width):
    page.set_viewport_size({"width": width, "height": 800})
    found = []
    for kind in kinds:
        page.emulate_media(color_scheme="light", forced_colors="none")
        kind.open(page)
        page.evaluate(OPEN_ALL)
        found += told(Axe().run(page, options=EVERYTHING).response, kind.name)
        for media in ({"color_scheme": "dark"}, {"forced_colors": "active"}):
            page.emulate_media(**media)
            found += told(page.evaluate("options => axe.run(options)", ONLY_COLOURS), kind.name, str(media))
    assert not found, "\n".join(found)
