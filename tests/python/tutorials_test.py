"""The tutorials run as notebooks in a Jupyter kernel, what they claim holds, and both languages show the same code."""

import re
from pathlib import Path

import jupytext
import nbclient
import nbformat
import pytest
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import AsyncKernelManager

FOLDER = Path(__file__).parents[2] / "python" / "docs" / "tutorials"
TUTORIALS = sorted(FOLDER.glob("t*.py"))
HEADINGS = {
    "en": ["## The figure first", "## How to read it", "## Exercises", "## What to try"],
    "zh": ["## 先看图", "## 怎么读", "## 练习", "## 再试试"],
}
OPENING = {
    "en": ["**Question.**", "**You will learn**", "**Numbers.**"],
    "zh": ["**问题。**", "**你将学会**", "**规模。**"],
}
LANG = re.compile(r'(, )?lang="(en|zh)"')

#: What the prose and the expected answers of each tutorial say, as assertions on what its cells computed.
CLAIMS = {
    "t10_which_combination": """
assert best.decided and best.certain == ["rules + one-form", "rules"] and best.spent < 240
points = best.points
assert abs(points["message_minutes_effect"]["rules + one-form"] - points["message_minutes_effect"]["rules"]) < 2
assert abs(points["needs_met_share_effect"]["rules + one-form"] - points["needs_met_share_effect"]["rules"]) < 0.03
main_effects, together = best.main_effects["difference"], best.interactions
assert -75 < main_effects["rules", "message_minutes"] < -55
assert 21 < main_effects["merge_groups.n_groups=8", "message_minutes"] < 27
assert -18 < together["difference"]["rules", "merge_groups.n_groups=8", "message_minutes"] < -12
assert together["p_holm"]["rules", "merge_groups.n_groups=8", "message_minutes"] < 0.05
common = {"budget": 240, "days": 14, "minimise": "message_minutes"}
three = [rules, "one-form", {GROUPS: [8]}]
strict = qx.portfolio("baru-34", three, maximise="needs_met_share", **common).points["status"]
assert strict["rules"] == "dominated" and strict["rules + one-form + merge_groups.n_groups=8"] == "undecided"
single = qx.portfolio("baru-34", three, indifference={"message_minutes": 2}, **common)
assert sorted(single.certain) == ["rules", "rules + one-form"] and single.decided
""",
    "t1_first_run": """
assert abs(float(total.min()) - 1440) < 1e-6 and abs(float(total.max()) - 1440) < 1e-6
assert levels.loc["done_reported_share", "mean"] > levels.loc["done_true_share", "mean"] + 0.05
assert messages.groupby("message_kind")["posted"].sum()["notice"] < 0.1 * messages["posted"].sum()
causes = work.sum(axis="columns").sort_values(ascending=False)
assert list(causes.index[:2]) == ["villagers", "block"]
assert work[work.index.str.startswith("line-")].sum().sum() > 0.5 * work.sum().sum()
own = by_post["village_secretary"]
assert 0.19 < own["reading_messages":"resuming"].sum() / own.drop("off_duty").sum() < 0.27
assert abs(diary.minutes().sum() - 7 * 1440) < 1e-6
quiet = s.with_({"attention.push_share": 0.1, "attention.mute_share": 0.75}).run(days=28, replicates=5).levels()["mean"]
assert quiet["interruptions"] < 0.5 * levels.loc["interruptions", "mean"]
assert quiet["missed_share"] > levels.loc["missed_share", "mean"]
""",
    "t2_compare_two_rules": """
assert effects.loc["missed_share", "upper"] < 0 and effects.loc["missed_share", "p_holm"] < 0.05
assert effects.loc["meeting_minutes", "upper"] < 0 and effects.loc["meeting_minutes", "p_holm"] > 0.05
unclear = effects[(effects.lower < 0) & (effects.upper > 0)].index
assert {"tasks_issued", "false_share"} <= set(unclear) and len(effects) == 79
assert abs(gap["mean"] - gap["baseline"]) < 0.02
assert effects["saved"]["evidence_minutes"] > 5 and effects["saved"]["message_minutes"] > 2
assert 0.5 < effects["saved"]["notice_delay"] < 2
assert precise.precision["reached"].all()
assert (precise.precision["replicates_if_independent"] > 2 * precise.precision["replicates"]).all()
assert parting.moment is not None and "8 groups" in parting.explain()
assert report.stat().st_size > 100_000
""",
    "t3_your_own_township": """
heads = structure.xs("office_head", level="role")["mean"]
assert heads["task_paths"] == structure.loc["task_paths"]["mean"].max()
assert structure.loc["groups_per_person"]["mean"].idxmax() == "leader"
assert both[1] < both[0]
assert memberships.groupby("person").size().nlargest(1).to_dict() == {"leader-head": 7}
try:
    qx.Scenario.from_tables(units, persons[persons["id"] != "affairs-head"], groups, memberships)
    raise AssertionError("accepted")
except qx.InputError as error:
    assert len(error.problems) == 7
kept = groups["id"] != "group-emergency", memberships["group"] != "group-emergency"
fewer = qx.Scenario.from_tables(units, persons, groups[kept[0]], memberships[kept[1]])
means = [one.structure().loc[("groups_per_person", "all"), "mean"] for one in (ours, fewer)]
assert [round(float(m), 2) for m in means] == [4.35, 3.47]
runs = [one.run(days=28, replicates=3) for one in (ours, fewer)]
base = [(r.tasks.issued - r.tasks.issued_beyond_base).drop_sel(task_kind="complaint_ticket") for r in runs]
asked = [
    (b.sum("task_kind") - r.evidence.followup_work).sel(line="line-emergency") for b, r in zip(base, runs, strict=True)
]
tasks = [float(a.sum()) for a in asked]
assert tasks[0] == tasks[1] > 0
assert (c.arms["at most 3"].people.groups <= 3).all()
assert nx.read_gexf("three-villages.gexf").number_of_nodes() == graph.number_of_nodes()
""",
    "t4_write_a_reform": """
assert null.effects["difference"].abs().max() == 0.0
assert (change.sel(unit="township-1") == 0).all() and float(change.isel(day=0).sum()) == 0.0
assert (change.sel(unit="township-0").isel(day=[1, 2]) < -3).all()
assert difference.loc["evidence_minutes", "no photos"] > -1 and difference.loc["evidence_minutes", "one in ten"] < -20
assert difference.loc["message_minutes", "both"] > parts.loc["message_minutes", ["no photos", "one in ten"]].sum() + 2
swapped = qx.compare({"a": s + quiet + fewer, "b": s + fewer + quiet}, replicates=2, days=14)
assert swapped.effects["difference"].abs().max() == 0.0
assert qx.reform("one-in-ten.toml") == fewer
nights = qx.compare({"a": s, "b": s + qx.Reform("quiet-nights", {"quiet_hours": {}})}, replicates=8, days=28).effects
assert (nights["p_holm"] < 0.05).sum() <= 3
""",
    "t5_sweep_the_number_of_groups": """
from pathlib import Path

minutes = tidy.pivot_table(index=GROUPS, columns=tidy["reform"].astype(str), values="message_minutes")
without, ruled = (minutes[c] for c in minutes.columns)
assert minutes.columns[1] == "group-rules" and bool(again.results["finished"].all())
assert 1.25 < without[8] / without[34] < 1.75
assert (ruled < without).all() and ruled.idxmin() >= 16 and ruled.idxmax() == 4
assert effects.loc[(7, "message_minutes"), "p_holm"] < 0.05 and effects.loc[(4, "message_minutes"), "upper"] < 0
assert study.effects(baseline=4).loc[(7, "message_minutes"), "p_holm"] < 0.01
missed = tidy.pivot_table(index=GROUPS, columns=tidy["reform"].astype(str), values="missed_share")
assert missed.idxmax().eq(4).all()
kept = len(list(Path("groups/objects").rglob("*.json")))
more = qx.factorial({"reform": [None, rules], GROUPS: [4, 8, 12, 16, 34]})
qx.study(more, "baru-34", store="groups", replicates=6, days=14)
assert len(list(Path("groups/objects").rglob("*.json"))) == kept + 12
""",
    "t6_your_own_spreadsheet": """
from pathlib import Path

assert "persons, headings in row 2, 17 rows read" in sheets.report
left_out = found[(found["found"] == "合计") & (found["taken_as"] == "")]
assert list(left_out["sheet"]) == ["人员"]
unspoiled = qx.Scenario.from_excel(example, name="qingshi", title="Qingshi", title_zh="青石镇")
assert ours == unspoiled
try:
    qx.Scenario.from_excel("with-mistakes.xlsx")
    raise AssertionError("accepted")
except qx.InputError as error:
    assert len(error.problems) == 2 and "row 6, column C" in str(error) and "党政综合办公室" in str(error)
assert c.effects.loc[("no evidence", "evidence_minutes"), "upper"] < 0
assert openpyxl.load_workbook(workbook).sheetnames[0] == "Answer" and report.stat().st_size > 100_000
assert qx.load(folder / "scenario.toml").tables()["persons"].equals(ours.tables()["persons"])

other = openpyxl.load_workbook("青石镇.xlsx")
members = pd.DataFrame(list(other["成员"].values)[1:], columns=["group", "person"]).groupby("group")["person"]
groups = other["工作群"]
column = groups.max_column + 1
groups.cell(1, column).value = "成员"
for n in range(2, groups.max_row + 1):
    groups.cell(n, column).value = "、".join(members.get_group(groups.cell(n, 1).value))
other.remove(other["成员"])
other.save("list.xlsx")
assert qx.Scenario.from_excel("list.xlsx", name="qingshi", title="Qingshi", title_zh="青石镇") == ours

pd.read_excel(example, sheet_name="人员").to_csv("人员.csv", index=False, encoding="gbk")
alone = qx.Spreadsheet("人员.csv")
assert "read as GB18030/GBK" in alone.report
assert {"groups", "memberships"} <= {place for place, _ in alone.problems}

renamed = openpyxl.load_workbook(example)
for (cell,) in renamed["人员"]["A2:A18"]:
    cell.value = "somebody" if cell.value == "affairs-head" else cell.value
renamed.save("renamed.xlsx")
problems = qx.Spreadsheet("renamed.xlsx").problems
assert len(problems) == 6 and all("sheet '成员'" in place for place, _ in problems)
""",
    "t7_staggered_roll_out": """
from pathlib import Path

ours, usual = (averages.loc[name] for name in ("interaction_weighted", "two_way"))
assert ours["bias_lower"] < 0 < ours["bias_upper"] and ours["townships"] == 4 and usual["townships"] == 6
assert usual["estimate"] > usual["truth"] / 4 and usual["bias_lower"] > 5  # both below zero
grown = found.loc["interaction_weighted", "truth"].drop("average")
assert (grown[[-3, -2]] == 0).all() and (grown[[0, 1, 2, 3]].diff().dropna() < 0).all()
before = weeks[weeks["phase"] == "before"]
alone = before[before["until"] <= pd.Timestamp("2020-01-20")]["difference"]
waiting = before[before["first_day"] >= pd.Timestamp("2020-01-20")]["difference"]
assert (alone == 0).all() and 0 < waiting.abs().max() < 2
assert abs(rows["constant"]["interaction_weighted"] + 10) < 2 and abs(rows["constant"]["two_way"] + 10) < 2
assert abs(rows["growing"]["interaction_weighted"] - rows["growing"]["planted, four townships"]) < 2
assert rows["growing"]["two_way"] > rows["growing"]["planted"] / 4
assert visits.loc["interaction_weighted", "estimate_lower"] > 0
assert visits.loc["two_way", "estimate_lower"] < 0 < visits.loc["two_way", "estimate_upper"] < visits["truth"].min()
assert Path("roll-out.pdf").read_bytes().startswith(b"%PDF") and len(pd.read_csv("roll-out.csv")) == len(found)
some = {township: start for township, start in starts.items() if township < 4}
four = qx.compare({"no reform": s, "four": s.reform(*proofs.staggered(some))}, **{**county, "replicates": 2})
left = four.roll_out("evidence_minutes").xs("average", level="week")
assert left["truth"].nunique() == 1 and left["townships"].eq(4).all()
assert abs(left.loc["interaction_weighted", "bias"]) < 4 < left.loc["two_way", "bias"] < usual["bias"]
try:
    qx.staggered_effects(panel[panel["replicate"] == 0].rename(columns={"township": "unit"}).assign(start=2))
    raise AssertionError("accepted")
except qx.InputError as error:
    assert "all units begin in the same week" in str(error)
unequal = (-10.0 * in_force).where(panel["start"] > 2, -20.0 * in_force)
assert 1.5 < estimates(unequal)["two_way"] - unequal[in_force].mean() < 5
""",
    "t8_does_it_hold": """
assert sign.shares.loc["holds", "n"] == 30 and round(100 * sign.shares.loc["holds", "lower"]) == 88
carrying = sign.structure.index[sign.structure["verdict"] != "holds"]
assert sorted(carrying) == ["attention.enabled", "messages.enabled"]
assert 0.4 < size.shares.loc["holds", "share"] < 0.65 and size.shares.loc["fails", "n"] == 0
assert size.shares.loc["open", "n"] == 14
assert len(wide.ranges) > 300 and wide.shares.loc["holds", "n"] >= 28 and wide.tied
assert wide.worst["message_minutes"] > 0.5 * wide.as_it_stands["message_minutes"]
moved = screened.to_df().loc["message_minutes", "mu_star"]
assert list(moved.index) == ["messages.duplicate_probability", "attention.open_seconds", "attention.displacement_depth"]
assert moved.iloc[2] < 0.1 * moved.iloc[1]
surer = qx.robustness(
    "baru-34", "baru-8", over, "message_minutes < -45", structure=False, **{**short, "replicates": 12}
)
assert surer.shares.loc["open", "n"] == 8 and surer.shares.loc["fails", "n"] == 0
merged = qx.Reform("merge", {"merge_groups": {"n_groups": 8}})
rises = qx.robustness("baru-34", merged, over, "message_minutes > 0", structure=False, **short)
assert rises.shares.loc["holds", "n"] == 30
""",
}


def run(notebook, folder):
    """Executes in this Python, whatever kernels the machine has registered."""
    kernels = KernelSpecManager(kernel_dirs=[])
    manager = AsyncKernelManager(kernel_name="python3", kernel_spec_manager=kernels)
    context = {"metadata": {"path": str(folder)}}
    nbclient.NotebookClient(notebook, km=manager, timeout=600, resources=context).execute()
    return notebook


def code(notebook):
    """Sources of the code cells without the choice of a language."""
    return [LANG.sub("", cell.source) for cell in notebook.cells if cell.cell_type == "code"]


def prose(notebook):
    """The text of all Markdown cells."""
    return "\n\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")


def section(text, heading):
    """What stands under a heading, up to the next of its level."""
    return re.split(r"^## ", text.split(heading, 1)[1], flags=re.MULTILINE)[0]


@pytest.mark.parametrize("tutorial", TUTORIALS, ids=lambda t: t.stem)
def test_a_tutorial_runs_as_a_notebook_and_its_claims_hold(tutorial, tmp_path):
    notebook = jupytext.read(tutorial)
    notebook.cells.append(nbformat.v4.new_code_cell(CLAIMS[tutorial.stem]))
    outputs = [o for cell in run(notebook, tmp_path).cells for o in cell.get("outputs", [])]
    assert any("image/png" in o.get("data", {}) for o in outputs)
    assert any("text/html" in o.get("data", {}) for o in outputs)
    assert [o for o in outputs if o.output_type == "error"] == []


@pytest.mark.parametrize("source", ["1 / 0", "assert 1 + 1 == 3"])
def test_a_planted_error_or_false_claim_is_found(source, tmp_path):
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source)])
    with pytest.raises(nbclient.exceptions.CellExecutionError):
        run(notebook, tmp_path)


def test_there_are_claims_for_every_tutorial():
    assert sorted(CLAIMS) == [t.stem for t in TUTORIALS]


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("tutorial", TUTORIALS, ids=lambda t: t.stem)
def test_a_tutorial_has_the_sections_that_a_reader_expects(tutorial, lang):
    text = prose(jupytext.read(tutorial if lang == "en" else FOLDER / "zh" / tutorial.name))
    assert text.startswith(f"# {tutorial.stem.split('_')[0].upper()} · ")
    at = [text.find(mark) for mark in [*OPENING[lang], *HEADINGS[lang]]]
    assert -1 not in at and at == sorted(at)
    tasks, answers = section(text, HEADINGS[lang][2]).split("<details>")
    numbered = [re.findall(r"^\d\. ", part, flags=re.MULTILINE) for part in (tasks, answers)]
    assert numbered[0] == numbered[1] and 2 <= len(numbered[0]) <= 3
    assert answers.rstrip().endswith("</details>")


@pytest.mark.parametrize("tutorial", TUTORIALS, ids=lambda t: t.stem)
def test_a_translation_has_the_same_code_and_the_same_outline(tutorial):
    english, chinese = jupytext.read(tutorial), jupytext.read(FOLDER / "zh" / tutorial.name)
    assert code(chinese) == code(english)
    assert [cell.cell_type for cell in chinese.cells] == [cell.cell_type for cell in english.cells]
    levels = [re.findall(r"^#+", prose(n), flags=re.MULTILINE) for n in (english, chinese)]
    assert levels[0] == levels[1]


def test_a_planted_change_of_the_code_of_a_translation_is_found():
    english = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell('result.plot("time_use")')])
    same = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell('result.plot("time_use", lang="zh")')])
    other = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell('result.plot("waits", lang="zh")')])
    assert code(same) == code(english) != code(other)


def test_every_link_of_a_tutorial_leads_somewhere():
    for file in [*TUTORIALS, *(FOLDER / "zh").glob("*.py")]:
        targets = re.findall(r"\]\(([^)#\s]+)\)", file.read_text(encoding="utf-8"))
        assert [t for t in targets if "://" not in t and not (file.parent / t).exists()] == []
