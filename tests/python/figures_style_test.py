"""What holds for every figure: both languages, the bundled font, the same bytes, nothing left behind."""

import io
import subprocess
import sys
import warnings
from importlib.resources import files

import matplotlib as mpl
import pytest
import qianxian as qx
from conftest import ROOT
from drawn import inked_margin, saved, texts
from matplotlib import font_manager
from matplotlib.figure import Figure
from matplotlib.text import Text
from qianxian.figures import FIGURES, OF_ANALYSES, draw, style

COMPARISONS = [k for k in FIGURES if k not in (*OF_ANALYSES, "roll_out")]
SINGLE = [k for k in COMPARISONS if k not in ("effects_forest", "reform_comparison", "event_study")]
OPTIONS = {
    kind: {"outcome": "message_minutes"} for kind in ("time_series", "event_study")
}  # what they cannot do without


@pytest.fixture
def only_bundled(monkeypatch):
    """A machine without any other Chinese font."""
    style.families("zh")
    monkeypatch.setattr(style, "families", lambda lang: [style.BUNDLED])


@pytest.mark.parametrize("kind", COMPARISONS)
def test_an_english_figure_stays_within_the_page(comparison, kind):
    figure = draw(kind, comparison, **OPTIONS.get(kind, {}))
    assert isinstance(figure, Figure)
    assert inked_margin(figure) == 0


@pytest.mark.parametrize("kind", COMPARISONS)
def test_a_chinese_figure_stays_within_the_page_and_the_bundled_font_has_all_of_it(comparison, kind, only_bundled):
    with warnings.catch_warnings():
        warnings.filterwarnings("error", message=".*[Gg]lyph.*")
        assert inked_margin(draw(kind, comparison, lang="zh", **OPTIONS.get(kind, {}))) == 0


def test_a_text_that_leaves_the_page_is_noticed():
    figure = style.Drawing("en", 2, 1)
    figure.text(0.8, 0.5, "too long for this page")
    assert inked_margin(figure) > 0


@pytest.mark.parametrize("kind", SINGLE)
def test_one_arm_is_drawn_under_its_title(comparison, kind):
    figure = draw(kind, comparison.arms["8 groups"], lang="zh", **OPTIONS.get(kind, {}))
    shown = "\n".join(texts(figure))
    assert comparison.arms["8 groups"].title("zh") in shown


def test_a_character_that_no_font_has_is_noticed(only_bundled):
    figure = style.Drawing("zh", 2, 1)
    figure.text(0, 0.5, "\u4e00\U00020000", fontfamily=style.BUNDLED)
    with pytest.warns(UserWarning, match="missing from"):
        saved(figure, "png")


def test_a_character_outside_the_bundled_font_comes_from_another_one():
    figure = style.Drawing("zh", 2, 1)
    with style.language("zh"):
        figure.text(0, 0.5, "村\u0416")  # a Cyrillic letter, which the bundled font lacks and DejaVu Sans has
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        saved(figure, "png")


@pytest.mark.parametrize(("kind", "form"), [("time_use", "svg"), ("time_use", "pdf"), ("hierarchy_load", "svg")])
def test_the_same_data_give_the_same_bytes(comparison, kind, form):
    first, second = (saved(draw(kind, comparison.baseline, lang="zh"), form) for _ in range(2))
    assert first == second


def test_a_figure_of_other_data_has_other_bytes(comparison):
    arms = list(comparison.arms.values())
    assert saved(draw("time_use", arms[0])) != saved(draw("time_use", arms[1]))


def test_texts_of_an_svg_are_paths_and_carry_no_date(comparison, tmp_path):
    out = tmp_path / "figure.svg"
    draw("time_use", comparison, lang="zh").savefig(out)
    text = out.read_text(encoding="utf-8")
    assert "<text" not in text and "dc:date" not in text


def test_drawing_leaves_the_settings_of_matplotlib_alone(comparison):
    before = dict(mpl.rcParams)
    draw("time_use", comparison, lang="zh").savefig(io.BytesIO(), format="png")
    assert dict(mpl.rcParams) == before


def test_drawing_opens_no_window_system(comparison):
    plot = f"qx.open({str(comparison.path)!r}).baseline.plot()"
    code = f"import sys, qianxian as qx; {plot}; print('matplotlib.pyplot' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_a_notebook_shows_a_returned_figure(comparison):
    assert comparison.plot("time_use")._repr_png_().startswith(b"\x89PNG")


def test_a_title_with_dollar_signs_is_no_formula(comparison):
    figure = style.Drawing("en", 3, 1)
    with style.language("en"):
        style.heading(figure, "a $x_1$ township", "5 $ and 6 $", "en")
    assert not any(t.get_parse_math() for t in figure.findobj(Text) if t.get_text())


def test_every_activity_has_a_colour_of_its_own():
    colours = [style.activity_colour(a) for a in qx.activities()]
    assert len(set(colours)) == len(colours) and style.NOTE not in colours
    assert style.activity_colour("unknown") == style.NOTE
    assert style.stacked(["off_duty", "unknown", "reading_messages"]) == ["reading_messages", "off_duty", "unknown"]


def test_the_first_seven_arms_have_colours_of_their_own():
    assert len({style.arm_colour(i) for i in range(7)}) == 7
    assert style.arm_colour(7) == style.arm_colour(1) != style.arm_colour(0)


def test_chinese_breaks_after_characters_and_english_between_words():
    assert style.wrapped("平安建设和应急管理办公室", 9, "zh") == "平安建设和应急管理\n办公室"
    assert style.wrapped("Public Services Centre", 15, "en") == "Public Services\nCentre"


@pytest.mark.parametrize("kind", ["effects_forest", "reform_comparison", "event_study"])
def test_one_arm_where_a_comparison_is_needed_is_refused(comparison, kind):
    with pytest.raises(TypeError, match=f"{kind}: needs a Comparison, and .* one arm, '34 groups'"):
        draw(kind, comparison.baseline, **OPTIONS.get(kind, {}))


@pytest.mark.parametrize("kind", COMPARISONS)
def test_something_else_is_refused(kind):
    with pytest.raises(TypeError, match=f"{kind}: needs a .*, not dict"):
        draw(kind, {}, **OPTIONS.get(kind, {}))


def test_an_unknown_figure_language_or_option_is_refused_with_the_nearest(comparison):
    with pytest.raises(ValueError, match="no figure 'time_uses': did you mean time_use"):
        draw("time_uses", comparison)
    with pytest.raises(ValueError, match="lang = 'cn': there are: en, zh"):
        draw("time_use", comparison, lang="cn")
    with pytest.raises(ValueError, match="arm = '8 group': did you mean 8 groups"):
        draw("effects_forest", comparison, arms="8 group")
    with pytest.raises(ValueError, match="unit = 'hour': did you mean hours"):
        draw("cause_sankey", comparison, unit="hour")


def test_the_page_about_figures_has_a_row_for_every_kind():
    page = (ROOT / "analysis" / "README.md").read_text(encoding="utf-8")
    rows = {kind: f"| {question} | `{kind}` |" for kind, question in FIGURES.items()}
    assert [kind for kind, row in rows.items() if row not in page] == []


def test_the_font_comes_with_its_licence_and_how_it_was_made():
    folder = files("qianxian") / "fonts"
    assert "SIL OPEN FONT LICENSE Version 1.1" in (folder / "OFL.txt").read_text(encoding="utf-8")
    made = (folder / "README.md").read_text(encoding="utf-8")
    assert style.BUNDLED in made and "pyftsubset" in made
    font = font_manager.get_font(str(folder / "QianxianSansSC-Regular.otf"))
    common = bytes(b for high in range(0xB0, 0xF8) for low in range(0xA1, 0xFF) for b in (high, low))
    hanzi = common.decode("gb2312", "ignore")
    assert len(hanzi) == 6763 and not [c for c in hanzi if not font.get_char_index(ord(c))]
