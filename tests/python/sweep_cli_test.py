"""Do `qianxian sweep` and `qianxian resume` do what their help says, in both languages?"""

import contextlib
import signal
import subprocess
import sys
from pathlib import Path

import pytest
import qianxian as qx
from qianxian.commands.main import main
from qianxian.studies.design_file import read_design

GROUPS, DEPTH = "levers.merge_groups.n_groups", "attention.displacement_depth"
SHIPPED = Path(__file__).parents[2] / "scenarios" / "sensitivity"
SMALL = 'scenario = "baru-34"\ndays = 1\nreplicates = 2\n'
FACTORS = f"[factors]\n{GROUPS} = [8, 34]\n"
MISTAKES = f"""
scenario = "baru-43"
design = "latin_hypercub"
n = 3
days = 0
replicate = 5
seed = 1.5
store = 7
[factors]
{GROUPS} = [8]
"""


@pytest.fixture
def written(tmp_path, monkeypatch):
    """Writes a design file into a directory of its own, which is the current one."""
    monkeypatch.chdir(tmp_path)

    def write(text, name="mine.toml"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_a_sweep_ends_with_a_table_and_the_paths_of_results(written, capsys):
    assert main(["sweep", str(written(SMALL + FACTORS)), "--workers", "1"]) == 0
    said = capsys.readouterr().out.splitlines()
    assert GROUPS in said[0] and "Message time" in said[0] and "runs" in said[0]
    assert [line.split()[:3] for line in said[2:4]] == [["0", "8", "2"], ["1", "34", "2"]]
    assert said[-2:] == ["results/mine/results.h5", "results/mine/results.csv"]
    assert qx.open_study("results/mine").results.sizes == {"point": 2, "replicate": 2}


def test_resume_goes_on_and_speaks_chinese(written, capsys):
    main(["sweep", str(written(SMALL + FACTORS)), "-o", "out", "--quiet"])
    finished = {p: p.stat().st_mtime_ns for p in Path("out/objects").glob("*/*")}
    one = next(iter(finished))
    one.unlink()
    capsys.readouterr()
    assert main(["resume", "out", "--lang", "zh"]) == 0
    assert "消息处理时间" in capsys.readouterr().out
    assert {p for p in finished if p.stat().st_mtime_ns != finished[p]} == {one}


def test_quiet_says_where_results_are_and_nothing_else(written, capsys):
    assert main(["sweep", str(written(SMALL + FACTORS)), "-q", "-o", "out"]) == 0
    assert capsys.readouterr() == ("out/results.h5\nout/results.csv\n", "")


@pytest.mark.parametrize(
    ("lang", "parts"),
    [
        (
            "en",
            [
                "no key 'replicate': did you mean replicates?",
                "scenario = 'baru-43': no scenario 'baru-43': did you mean baru-34?",
                "design = 'latin_hypercub': must be factorial, latin_hypercube, sobol, points; did you mean latin_hyp",
                "days = 0: must be a whole number in [1, 20000]",
                "seed = 1.5: must be a whole number in [0, 4294967295]",
                "store = 7: must be a directory in quotes",
            ],
        ),
        (
            "zh",
            [
                "没有“replicate”这个键：是否指 replicates？",
                "days = 0：须为 [1, 20000] 内的整数",
                "store = 7：须为加引号的目录名",
            ],
        ),
    ],
)
def test_all_mistakes_of_a_file_are_reported_at_once_and_nothing_is_written(written, capsys, lang, parts):
    path = written(MISTAKES)
    assert main(["sweep", str(path), "--lang", lang]) == 2
    said = capsys.readouterr().err
    for part in parts:
        assert f"{path}: {part}" in said
    assert sorted(p.name for p in path.parent.iterdir()) == ["mine.toml"]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ('scenario = "baru-34"\n[factors\n', "at line 2"),
        (FACTORS, "scenario = None: must be the name of a scenario"),
        (SMALL, "design = 'factorial': needs [factors]"),
        (SMALL + 'design = "points"\n' + FACTORS, "factors: a design 'points' has none"),
        (SMALL + "n = 4\n" + FACTORS, "n: a design 'factorial' has none"),
        (SMALL + 'design = "sobol"\nn = 6\n' + f"[factors]\n{DEPTH} = {{}}\n", "the nearest are 4 and 8"),
        (SMALL + f"[factors]\n{GROUPS} = [8, 400]\n", f"{GROUPS} = 400: must be a whole number in [1, 200]"),
        (SMALL + f"[factors]\n{GROUPS} = 8\n", f"{GROUPS} = 8: must be a list of values"),
        (SMALL + f'design = "latin_hypercube"\nn = 2\n[factors]\n{DEPTH} = {{lower = 30}}\n', "must be (lower, upper)"),
        (SMALL + f"[[point]]\n{GROUPS} = 8\n[[point]]\nattention.displacment_depth = 3\n", f"did you mean {DEPTH}?"),
        (SMALL + '[factors]\nreform = ["baru-9", "other.toml"]\n', "other.toml: no such reform file"),
    ],
)
def test_a_mistake_says_where_it_is_and_what_is_allowed(written, capsys, text, part):
    path = written(text)
    assert main(["sweep", str(path)]) == 2
    said = capsys.readouterr().err
    assert said.startswith(f"qianxian: {path}: ")
    assert part in said
    assert not Path("results").exists()


def test_factors_can_be_dotted_quoted_or_in_tables_of_their_own(written):
    spellings = [
        f"[factors]\n{GROUPS} = [8]\n{DEPTH} = [40]\n",
        f'[factors]\n"{GROUPS}" = [8]\n"{DEPTH}" = [40]\n',
        "[factors.levers.merge_groups]\nn_groups = [8]\n[factors.attention]\ndisplacement_depth = [40]\n",
        f"[[point]]\n{GROUPS} = 8\n{DEPTH} = 40\n",
    ]
    designs = [read_design(written(SMALL + text)).design for text in spellings]
    assert all(design.equals(designs[0]) for design in designs) and len(designs[0]) == 1


def test_sampled_designs_take_bounds_members_and_declared_ranges(written):
    rows = f'{DEPTH} = {{}}\n{GROUPS} = {{lower = 4, upper = 7}}\nlevers.evidence_demand.rule = ["none", "sampled"]\n'
    for kind, make in (("latin_hypercube", qx.latin_hypercube), ("sobol", qx.sobol)):
        read = read_design(written(f'{SMALL}seed = 5\ndesign = "{kind}"\nn = 8\n[factors]\n{rows}'))
        factors = {DEPTH: None, GROUPS: (4, 7), "levers.evidence_demand.rule": ("none", "sampled")}
        assert read.design.equals(make(factors, 8, 5)) and read.options.seed == 5


def test_paths_stand_relative_to_the_file(written, tmp_path, monkeypatch):
    (tmp_path / "below").mkdir()
    qx.Reform("own", {"no_photos": {}}).save(tmp_path / "below" / "own.toml")
    qx.load("baru-34").titled("Ours").save(tmp_path / "below" / "ours.toml")
    path = written(
        'scenario = "ours.toml"\nstore = "kept"\n[factors]\nreform = ["", "own.toml"]\n', "below/design.toml"
    )
    read = read_design(path)
    assert (read.base.title(), read.store) == ("Ours", tmp_path / "below" / "kept")
    assert read.design["reform"].tolist() == ["", str(tmp_path / "below" / "own.toml")]


def test_a_point_that_fails_is_named_and_the_exit_code_says_so(written, capsys):
    # Single values are right here; that a morning must not begin after its end shows when the scenario is made.
    path = written(SMALL + "[factors]\ncalendar.morning_start = [08:30:00, 13:00:00]\n")
    assert main(["sweep", str(path), "-o", "out", "--quiet"]) == 1
    said = capsys.readouterr()
    assert "1 failures, all in out/failures.json" in said.err and "point 1: " in said.err
    assert "morning_start" in said.err and "out/results.csv" in said.out
    assert qx.open_study("out").results["finished"].values.tolist() == [[True, True], [False, False]]


def test_bad_calls_are_refused(written, capsys):
    for call, part in (
        (["sweep", "none.toml"], "none.toml: no such design file"),
        (["resume", "nowhere"], "nowhere: no study here"),
        (["sweep", str(written(SMALL + FACTORS)), "--workers", "0"], "--workers = 0: must be at least 1"),
    ):
        assert main(call) == 2
        assert part in capsys.readouterr().err


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("verb", ["sweep", "resume"])
def test_help_has_examples_in_both_languages(capsys, verb, lang):
    with pytest.raises(SystemExit) as ended:
        main([verb, "--help", "--lang", lang])
    said = capsys.readouterr().out
    assert ended.value.code == 0 and f"  qianxian {verb} " in said
    assert ("进程" in said) == (lang == "zh") and ("Processes" in said) == (lang == "en")


def test_ctrl_c_keeps_what_is_finished_and_says_how_to_go_on(written):
    path = written(SMALL.replace("days = 1", "days = 5").replace("replicates = 2", "replicates = 200") + FACTORS)
    call = [sys.executable, "-m", "qianxian", "sweep", path, "-o", "out"]
    process = subprocess.Popen(call, stderr=subprocess.PIPE, text=True)
    while not list(Path("out").glob("objects/*/*.json")):
        with contextlib.suppress(subprocess.TimeoutExpired):
            pytest.fail(f"ended with {process.wait(timeout=0.02)} before anything was finished")
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "What is finished is kept in out; the same call goes on" in said and "qianxian resume out" in said
    assert "Traceback" not in said and list(Path("out").glob("objects/*/*.json"))


def test_the_shipped_designs_are_right():
    files = sorted(SHIPPED.glob("*.toml"))
    assert [f.stem for f in files] == ["number-of-groups"]
    read = read_design(files[0])
    assert read.design[GROUPS].tolist() == [4, 8, 16, 24, 34]
    assert all(read.base.with_({GROUPS: int(n)}) for n in read.design[GROUPS])
