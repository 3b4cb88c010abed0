"""A report opens in a real browser: at desk and phone width, without a network, without JavaScript, and on paper."""

import re
import shutil

import pytest
from conftest import EVIL, EVIL_ARM
from playwright.sync_api import sync_playwright

LANGUAGES = ("en", "zh")
WIDTHS = {"desk": (1280, 900), "phone": (390, 844)}
ALONE = [
    "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--disable-quic",
]  # fmt: skip


@pytest.fixture(scope="module")
def chromium():
    program = shutil.which("chromium")
    assert program, "chromium is missing: ./qx test installs it, or apt-get install chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=ALONE)
        yield browser
        browser.close()


class Visit:
    """One page, and all that should not have happened on it."""

    def __init__(self, browser, path, size=WIDTHS["desk"], **options):
        self.context = browser.new_context(viewport={"width": size[0], "height": size[1]}, **options)
        self.page = self.context.new_page()
        self.complaints, self.requests = [], []
        self.page.on("console", lambda m: self.complaints.append(f"{m.type}: {m.text}"))
        self.page.on("pageerror", lambda e: self.complaints.append(f"error: {e}"))
        self.page.on("dialog", lambda d: (self.complaints.append(f"dialog: {d.message}"), d.dismiss()))
        self.page.on("request", lambda r: self.requests.append(r.url))
        self.page.goto(path.as_uri())
        self.own = path.as_uri()

    @property
    def strangers(self):
        """Requests for anything but the file itself and what is inside it."""
        return [r for r in self.requests if r != self.own and not r.startswith("data:")]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.context.close()


def wait_for_charts(page):
    page.wait_for_function(
        "[...document.querySelectorAll('figure[data-chart]')].every(f => f.querySelector('.main-svg'))", timeout=60_000
    )


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("size", WIDTHS)
def test_charts_are_drawn_without_a_complaint_or_a_request(chromium, reports, tmp_path, lang, size):
    with Visit(chromium, reports[lang], WIDTHS[size]) as visit:
        wait_for_charts(visit.page)
        charts = visit.page.locator("figure[data-chart] .live .main-svg:first-child")
        assert charts.count() == visit.page.locator("figure[data-chart]").count() == 5
        assert all(charts.nth(i).is_visible() for i in range(charts.count()))
        assert visit.page.locator(".has-chart .still img").first.is_hidden()
        wide = visit.page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
        assert wide[0] <= wide[1] == WIDTHS[size][0]
        picture = visit.page.screenshot(path=tmp_path / "page.png", full_page=True)
        assert len(picture) > 100_000
        assert (visit.complaints, visit.strangers) == ([], [])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_box_but_a_scrolling_one_is_wider_than_a_phone(chromium, reports, lang):
    with Visit(chromium, reports[lang], WIDTHS["phone"]) as visit:
        wait_for_charts(visit.page)
        outside = """[...document.querySelectorAll('main *:not(.scroll *, pre *)')]
            .filter(e => e.getBoundingClientRect().right > innerWidth + 1).map(e => e.outerHTML.slice(0, 80))"""
        assert visit.page.evaluate(outside) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_without_javascript_still_pictures_stand_in_for_the_charts(chromium, reports, lang):
    with Visit(chromium, reports[lang], java_script_enabled=False) as visit:
        stills = visit.page.locator("figure .still img")
        assert stills.count() == 5  # time use, causes of both arms, waits, effects
        for i in range(stills.count()):
            stills.nth(i).scroll_into_view_if_needed()
            assert stills.nth(i).is_visible()
            box = stills.nth(i).bounding_box()
            assert box["width"] > 600
            assert box["height"] > 200
        assert visit.page.locator(".live .main-svg").count() == 0
        assert visit.page.locator("section").count() == 15
        assert (visit.complaints, visit.strangers) == ([], [])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_report_prints_on_several_pages_with_still_pictures(chromium, reports, lang):
    with Visit(chromium, reports[lang]) as visit:
        wait_for_charts(visit.page)
        printed = visit.page.pdf(prefer_css_page_size=True)
        assert printed.startswith(b"%PDF")
        assert 8 <= len(re.findall(rb"/Type\s*/Page\b", printed)) <= 40
        visit.page.emulate_media(media="print")
        assert visit.page.locator(".has-chart .still img").first.is_visible()
        assert visit.page.locator(".live .main-svg").first.is_hidden()
        assert (visit.complaints, visit.strangers) == ([], [])


def test_a_hostile_title_runs_nothing_and_is_shown_as_it_is(chromium, hostile):
    with Visit(chromium, hostile) as visit:
        wait_for_charts(visit.page)
        assert (visit.complaints, visit.strangers) == ([], [])
        legend = visit.page.locator("figure[data-chart=effects] .legendtext").all_text_contents()
        assert legend == [f"Quiet {EVIL}", EVIL_ARM]
        assert visit.page.locator("figure img:not([src^='data:'])").count() == 0


@pytest.mark.parametrize(
    "planted", ['<img src="http://127.0.0.1:9/x.png">', "<script>console.warn('planted')</script>"]
)
def test_a_planted_request_or_warning_is_noticed(chromium, reports, tmp_path, planted):
    spoilt = tmp_path / "spoilt.html"
    spoilt.write_text(
        reports["en"].read_text(encoding="utf-8").replace("</main>", f"{planted}</main>"), encoding="utf-8"
    )
    with Visit(chromium, spoilt) as visit:
        wait_for_charts(visit.page)
        assert visit.complaints or visit.strangers


def test_an_unfolded_phone_page_that_is_too_wide_is_noticed(chromium, reports, tmp_path):
    spoilt = tmp_path / "wide.html"
    wide = '<div style="width:600px">wide</div></main>'
    spoilt.write_text(reports["en"].read_text(encoding="utf-8").replace("</main>", wide), encoding="utf-8")
    with Visit(chromium, spoilt, WIDTHS["phone"]) as visit:
        wait_for_charts(visit.page)
        assert visit.page.evaluate("document.documentElement.scrollWidth") > WIDTHS["phone"][0]
