"""Pictures of the main pages for docs/screenshots: `make screenshots` bakes, serves, and takes them."""

import io
import shutil
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from tests.browser.conftest import FLAGS
from tests.conftest import ALLIANCE_1942, ALLIANCE_1950, ROOT, Site, manage

FOLDER = ROOT / "docs" / "screenshots"
TREATY = f"/treaties/{ALLIANCE_1942}"
COMPARED = f"/compare/{ALLIANCE_1942}/{ALLIANCE_1950}"
DESK, TELEPHONE = (1280, 800), (360, 740)
PICTURES = (
    ("home", "/", DESK, "light"),
    ("treaty", TREATY, DESK, "light"),
    ("passage", f"{TREATY}/article/3/ii", DESK, "light"),
    ("as-printed", f"{TREATY}/as-printed", DESK, "light"),
    ("search", "/search?q=aggression", DESK, "light"),
    ("list", "/treaties/", DESK, "light"),
    ("comparison", COMPARED, DESK, "light"),
    ("treaty-dark", TREATY, DESK, "dark"),
    ("passage-telephone", f"{TREATY}/article/3/ii", TELEPHONE, "light"),
    ("search-telephone-dark", "/search?q=aggression", TELEPHONE, "dark"),
)
COLOURS = 64  # in a picture: enough for text on paper, and a third of the bytes


def take(browser: Browser, site: Site, folder: Path) -> None:
    """Each picture into a folder; a page that this archive does not have is left out."""
    for name, path, (width, height), scheme in PICTURES:
        if site.ask(path).status != 200:
            continue
        tab = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
        tab.goto(site.url + path)
        shown = Image.open(io.BytesIO(tab.screenshot())).convert("RGB")
        shown.quantize(COLOURS).save(folder / f"{name}.png", optimize=True)
        tab.close()


def main() -> None:
    """The pictures, made anew."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        baked = manage("bake", archive=Path(folder))
        if baked.returncode:
            raise SystemExit(baked.stderr)
        site = Site(Path(folder))
        try:
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
                take(browser, site, FOLDER)
        finally:
            site.stop()


if __name__ == "__main__":
    main()
