"""Reports of short runs of `tiny`, and Debian's browser with the network off to open them in."""

import os
from pathlib import Path

import caremarket as cm
import pytest
from playwright.sync_api import sync_playwright

CHROMIUM = Path("/usr/bin/chromium")
WIDTHS = (1280, 390)
ARGUMENTS = [
    "--headless",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND",
]
CASES = {
    "comparison": ("tiny", "tiny/fee-cut"),
    "several plans": ("tiny", "tiny/pay-floor", "tiny/extra-care"),
    "one run": ("tiny",),
}


@pytest.fixture(scope="session")
def results(tmp_path_factory):
    """The results behind each report, by the name of its case."""
    folder = tmp_path_factory.mktemp("results")
    for name, scenarios in CASES.items():
        make = cm.compare if len(scenarios) > 1 else cm.run
        make(*scenarios, years=3, replicates=6, seed=3, out=folder / name, progress=False)
    return {name: cm.open_results(folder / name) for name in CASES}


@pytest.fixture(scope="session")
def reports(results, tmp_path_factory):
    """The path of each report."""
    folder = tmp_path_factory.mktemp("reports")
    return {name: one.report(folder / name / "report.html") for name, one in results.items()}


@pytest.fixture(scope="session")
def browser():
    """One browser for all pages; root may not use its sandbox."""
    assert CHROMIUM.exists(), "install the Debian package chromium, as ./caremarket test does"
    arguments = [*ARGUMENTS, *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    with sync_playwright() as playwright:  # it gives the browser a fresh profile
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
        yield started
        started.close()


class Opened:
    """A report in a page of one width, with everything that the page said and asked for."""

    def __init__(self, browser, path, width):
        self.path = path
        self.context = browser.new_context(viewport={"width": width, "height": 900})
        self.context.set_offline(True)
        self.page = self.context.new_page()
        self.said, self.asked = [], []
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.goto(path.as_uri())
        self.page.wait_for_load_state("load")


@pytest.fixture(
    scope="session", params=[(name, width) for name in CASES for width in WIDTHS], ids="{0[0]}-{0[1]}".format
)
def opened(request, browser, reports):
    """Each report at each width, with every details element open."""
    name, width = request.param
    found = Opened(browser, reports[name], width)
    found.name = name
    found.page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    yield found
    found.context.close()
