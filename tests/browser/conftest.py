"""A browser: Debian's Chromium, headless, allowed to speak to this machine's loopback only."""

import shutil

import pytest
from playwright.sync_api import sync_playwright

from tests.kinds import every_kind

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)


@pytest.fixture(scope="module")  # not the session: Django's ORM does not run beside Playwright's event loop
def browser():
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def kinds(corrected):
    """A page of every kind."""
    return every_kind(corrected[0])


@pytest.fixture
def page(browser, site):
    """A tab in which an address that is not the site's is a failure."""
    tab = browser.new_page(base_url=site.url)
    tab.asked, tab.troubles = [], []
    tab.on("request", lambda request: tab.asked.append(request.url))
    tab.on("console", lambda message: tab.troubles.append(message.text))
    tab.on("pageerror", lambda error: tab.troubles.append(str(error)))
    yield tab
    tab.close()
