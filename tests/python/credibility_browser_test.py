"""The pages of the evidence open in a real browser, at desk and phone width, without a network or a complaint."""

import pytest
from credibility_support import PAGES
from playwright.sync_api import expect
from report_browser_test import LANGUAGES, Visit, chromium  # noqa: F401, a fixture

SIZES = {"desk": (1280, 900), "phone": (375, 812)}


SEEN = [("en", "phone", PAGES), ("zh", "phone", ("index", "run-length")), ("zh", "desk", ("index", "odd"))]


@pytest.mark.parametrize(("lang", "size", "names"), SEEN)
def test_every_page_fits_and_asks_for_nothing(chromium, dossiers, lang, size, names):  # noqa: F811
    for name in names:
        with Visit(chromium, dossiers[lang] / f"{name}.html", SIZES[size]) as visit:
            wide = visit.page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
            assert wide[0] <= wide[1] == SIZES[size][0], name
            assert (visit.complaints, visit.strangers) == ([], []), name
            assert visit.page.locator("h1").count() == 1


def test_a_reader_gets_from_a_row_to_its_answer_and_to_the_odd(chromium, dossiers):  # noqa: F811
    with Visit(chromium, dossiers["zh"] / "index.html") as visit:
        visit.page.locator("main table").first.locator("a").nth(6).click()
        expect(visit.page.locator("h2").nth(6)).to_be_in_viewport()
        visit.page.locator("nav.documents a", has_text="ODD").first.click()
        assert visit.page.locator("math").count() > 50 and visit.page.url.endswith("odd.html")
