"""``qianxian init`` and ``qianxian import`` at the shell: the report first, then a whole folder or nothing."""

import subprocess
import tomllib

import pytest
import qianxian as qx
from office_support import GROUP_SHEET, STAFF_SHEET, saved, township_workbook
from qianxian.commands.main import main
from qianxian.inputs.office.folder import FILES
from qianxian.inputs.tables import REPLACED


@pytest.fixture(scope="module")
def workbook(tmp_path_factory):
    return saved(township_workbook(), tmp_path_factory.mktemp("office"))


def test_a_workbook_becomes_a_folder_that_the_program_runs(workbook, tmp_path, program, capsys):
    folder = tmp_path / "qingshi"
    assert main(["import", str(workbook), "-o", str(folder), "--title", "青石镇", "--lang", "zh"]) == 0
    said = capsys.readouterr().out
    assert "作为“人员”表" in said and f"qianxian run {folder}/scenario.toml" in said
    assert sorted(file.name for file in folder.iterdir()) == sorted(FILES)
    command = [program, "run", folder / "scenario.toml", "--days", "2", "-o", tmp_path / "x.h5"]
    assert subprocess.run(command, capture_output=True, check=False).returncode == 0
    assert qx.open(tmp_path / "x.h5").people.sizes["person"] == 17


def test_what_is_written_is_readable_and_says_nothing_that_the_tables_say(workbook, tmp_path):
    folder = qx.Spreadsheet(workbook, lang="zh").save(tmp_path / "qingshi", title_zh="青石镇")
    text = (folder / "scenario.toml").read_text(encoding="utf-8")
    assert "青石镇" in text and "\\u" not in text
    assert tomllib.loads(text) == {
        "name": "qingshi",
        "title": "qingshi",
        "title_zh": "青石镇",
        "township_tables": ".",
    }
    assert "王建国" in (folder / "persons.csv").read_text(encoding="utf-8-sig")
    assert "党委书记" in (folder / "mapping.txt").read_text(encoding="utf-8")
    assert qx.load(folder / "scenario.toml") == qx.Scenario.from_excel(workbook, name="qingshi", title_zh="青石镇")


def test_a_folder_with_a_chinese_name_gives_the_title(workbook, tmp_path, capsys):
    assert main(["import", str(workbook), "-o", str(tmp_path / "青石镇"), "--lang", "zh"]) == 0
    made = qx.load(tmp_path / "青石镇" / "scenario.toml")
    assert (made.name, made.title("zh"), made.title()) == ("my-township", "青石镇", "青石镇")


def test_a_base_scenario_is_kept_without_its_own_township(workbook, tmp_path, capsys):
    assert main(["import", str(workbook), "-o", str(tmp_path / "a"), "--base", "remote-mountain"]) == 0
    content = tomllib.loads((tmp_path / "a" / "scenario.toml").read_text(encoding="utf-8"))
    base = qx.load("remote-mountain")
    assert not REPLACED & content["township"].keys()
    differing = base.diff(qx.load(tmp_path / "a" / "scenario.toml")).index
    assert {key.removeprefix("township.") for key in differing} <= REPLACED
    assert "travel_minutes_mean" in content["township"]


def test_what_the_tables_replace_changes_nothing_in_a_run(workbook):
    ours = qx.Scenario.from_excel(workbook)
    ranges = qx.parameters("township")
    other = {
        f"township.{key}": ranges.loc[f"township.{key}", "minimum"] for key in REPLACED - {"first_secretary_share"}
    }
    changed = ours.with_({**{k: int(v) for k, v in other.items()}, "township.first_secretary_share": 0.3})
    assert len(ours.diff(changed)) >= len(REPLACED) - 1
    runs = [s.run(days=3, record="run").levels()["mean"] for s in (ours, changed)]
    assert runs[0].equals(runs[1])
    third = ours.with_({"township.travel_minutes_mean": 60}).run(days=3, record="run").levels()["mean"]
    assert not third.equals(runs[0])


def test_a_workbook_with_mistakes_is_refused_and_nothing_is_written(tmp_path, capsys):
    book = township_workbook()
    book[STAFF_SHEET]["D6"], book[GROUP_SHEET]["C5"] = "客串", "随便群"
    file = saved(book, tmp_path)
    assert main(["import", str(file), "-o", str(tmp_path / "out"), "--lang", "zh"]) == 2
    said = capsys.readouterr()
    assert "客串" in said.err and "随便群" in said.err and "作为“人员”表" in said.out
    assert [entry.name for entry in tmp_path.iterdir()] == [file.name]


def test_without_a_folder_only_the_report_is_shown(workbook, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main(["import", str(workbook), "--lang", "zh"]) == 0
    assert "没有发现错误" in capsys.readouterr().out and not list(tmp_path.iterdir())


@pytest.mark.parametrize("verb", ["import", "init"])
@pytest.mark.parametrize(("lang", "words"), [("en", "the folder is not empty"), ("zh", "文件夹不为空")])
def test_a_folder_with_something_in_it_is_left_alone_unless_forced(verb, lang, words, workbook, tmp_path, capsys):
    (tmp_path / "notes.txt").write_text("mine")
    command = ["import", str(workbook), "-o", str(tmp_path)] if verb == "import" else ["init", str(tmp_path)]
    assert main([*command, "--lang", lang]) == 2
    assert words in capsys.readouterr().err and len(list(tmp_path.iterdir())) == 1
    assert main([*command, "--lang", lang, "--force"]) == 0
    assert (tmp_path / "notes.txt").read_text() == "mine" and len(list(tmp_path.iterdir())) > 2


def test_a_file_in_the_place_of_the_folder_is_refused(workbook, tmp_path, capsys):
    (tmp_path / "out").write_text("mine")
    assert main(["import", str(workbook), "-o", str(tmp_path / "out"), "--force"]) == 2
    assert "is a file" in capsys.readouterr().err and (tmp_path / "out").read_text() == "mine"


@pytest.mark.parametrize(("lang", "example"), [("en", "example.xlsx"), ("zh", "示例.xlsx")])
def test_the_example_of_init_goes_in_as_it_is(lang, example, tmp_path, capsys):
    assert main(["init", str(tmp_path / "new"), "--lang", lang]) == 0
    assert example in capsys.readouterr().out
    assert main(["import", str(tmp_path / "new" / example), "-o", str(tmp_path / "out"), "--lang", lang]) == 0
    assert len(qx.load(tmp_path / "out" / "scenario.toml").tables()["persons"]) == 17


@pytest.mark.parametrize("verb", ["import", "init"])
@pytest.mark.parametrize(("lang", "word"), [("en", "examples"), ("zh", "示例")])
def test_the_verbs_have_help(verb, lang, word, capsys):
    with pytest.raises(SystemExit):
        main([verb, "--help", "--lang", lang])
    assert word in capsys.readouterr().out
