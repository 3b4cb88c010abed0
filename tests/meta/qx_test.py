"""./qx installs only what is missing, passes arguments on unchanged, and says what failed. Every tool is a stand-in."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MAIN = ROOT / "python" / "qianxian" / "commands" / "main.py"
PACKAGE_VERBS = re.findall(r'^    "(\w+)": add_', MAIN.read_text(encoding="utf-8"), re.MULTILINE)

# Each stand-in appends its name and arguments to $CALLS and then behaves as its body says.
RECORD = 'printf "%s" "$(basename "$0")" >>"$CALLS"; printf " <%s>" "$@" >>"$CALLS"; echo >>"$CALLS"\n'
PROGRAM = f"#!/bin/sh\n{RECORD}"
BUILD = f"""
for a in "$@"; do
    if [ "$a" = --build ]; then
        mkdir -p "$TREE/build/release/sim"
        cat >"$TREE/build/release/sim/qianxian" <<'PROGRAM'
{PROGRAM}PROGRAM
        chmod +x "$TREE/build/release/sim/qianxian"
    fi
done
"""
ALL_INSTALLED = 'shift 2\nfor p in "$@"; do echo "$p installed"; done\n'
NOTHING_INSTALLED = "exit 1\n"


class Tree:
    """A copy of qx in an empty tree, with stand-ins for every tool it calls."""

    def __init__(self, path):
        self.path = path
        self.calls_file = path / "calls"
        self.bin = path / "bin"
        self.bin.mkdir()
        shutil.copy(ROOT / "qx", path / "qx")
        self.tool("dpkg-query", ALL_INSTALLED, record=False)
        self.tool("cmake", BUILD)
        self.tool("apt-get", "")
        self.tool("sudo", "exit 1\n")
        self.tool("id", "echo 0\n", record=False)
        (path / "python").mkdir()
        (path / ".venv" / "bin").mkdir(parents=True)
        for names in ("requirements.txt", "requirements-test.txt"):
            (path / "python" / names).write_text("")
            (path / ".venv" / names).write_text("")
        self.tool("python", "", folder=path / ".venv" / "bin")

    def tool(self, name, body, record=True, folder=None):
        file = (folder or self.bin) / name
        file.write_text("#!/bin/sh\n" + (RECORD if record else "") + body)
        file.chmod(0o755)

    def run(self, *arguments, locale="C"):
        environment = {
            "PATH": f"{self.bin}:/usr/bin:/bin",
            "CALLS": str(self.calls_file),
            "TREE": str(self.path),
            "HOME": str(self.path),
            "LC_ALL": locale,
        }
        return subprocess.run(
            [self.path / "qx", *arguments],
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            cwd=self.path,
        )

    def calls(self, name):
        lines = self.calls_file.read_text().splitlines() if self.calls_file.exists() else []
        return [line for line in lines if line.startswith(name + " ")]


@pytest.fixture
def tree(tmp_path):
    return Tree(tmp_path)


@pytest.mark.parametrize("locale", ["C", "zh_CN.UTF-8"])
def test_help_names_every_command(tree, locale):
    text = tree.run("help", locale=locale).stdout
    verbs = ("demo", "test", "python", "docs", "format", "lint", "bench", "compare", *PACKAGE_VERBS)
    missing = [c for c in verbs if c not in text]
    assert missing == []
    assert ("用法" in text) == locale.startswith("zh")


def test_verbs_of_the_package_are_handed_to_it():
    [handed] = re.findall(r"^    (init \|[\w |]+)\)$", (ROOT / "qx").read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(handed.split(" | ")) == sorted(PACKAGE_VERBS)


def test_nothing_is_installed_when_everything_is_there(tree):
    assert tree.run("run", "x.toml").returncode == 0
    assert tree.calls("apt-get") == []


def test_missing_packages_are_installed_at_once(tree):
    tree.tool("dpkg-query", NOTHING_INSTALLED, record=False)
    assert tree.run("run").returncode == 0
    (call,) = tree.calls("apt-get")
    assert "<install> <-y> <--no-install-recommends>" in call
    assert "<libhdf5-dev>" in call and "<cmake>" in call


def test_only_the_missing_package_is_installed(tree):
    tree.tool("dpkg-query", ALL_INSTALLED.replace("echo", '[ "$p" = ccache ] || echo'), record=False)
    tree.run("run")
    (call,) = tree.calls("apt-get")
    assert call.endswith("<--no-install-recommends> <ccache>")


def test_package_lists_are_fetched_when_the_first_attempt_fails(tree):
    tree.tool("dpkg-query", NOTHING_INSTALLED, record=False)
    tree.tool("apt-get", 'case "$*" in *update*) touch "$TREE/lists";; *) [ -e "$TREE/lists" ];; esac\n')
    assert tree.run("run").returncode == 0
    assert len(tree.calls("apt-get")) == 3


def test_without_the_right_to_install_the_packages_are_listed(tree):
    tree.tool("dpkg-query", NOTHING_INSTALLED, record=False)
    tree.tool("id", "echo 1000\n", record=False)
    result = tree.run("run")
    assert result.returncode == 1
    assert "apt-get install --no-install-recommends g++ cmake" in result.stderr
    assert tree.calls("apt-get") == [] and tree.calls("cmake") == []


def test_a_failing_installation_shows_its_output(tree):
    tree.tool("dpkg-query", NOTHING_INSTALLED, record=False)
    tree.tool("apt-get", "echo 'E: no network'; exit 100\n")
    result = tree.run("run")
    assert result.returncode == 1
    assert "E: no network" in result.stderr and "build/log/install.log" in result.stderr


def test_other_verbs_reach_the_program_unchanged(tree):
    tree.run("run", "my scenario.toml", "--set", "attention.x=1", "-o", "a b.h5")
    assert tree.calls("qianxian") == ["qianxian <run> <my scenario.toml> <--set> <attention.x=1> <-o> <a b.h5>"]


def test_the_exit_code_of_the_program_is_kept(tree):
    tree.tool("cmake", BUILD.replace("PROGRAM\n        chmod", "exit 2\nPROGRAM\n        chmod"))
    assert tree.run("validate").returncode == 2


def test_only_the_program_is_built_for_a_verb(tree):
    tree.run("describe")
    (build,) = [c for c in tree.calls("cmake") if "<--build>" in c]
    assert build.endswith("<--target> <qianxian>")


def test_a_failing_build_shows_its_output_and_stops(tree):
    tree.tool("cmake", "echo 'error: expected ;'; exit 1\n")
    result = tree.run("run")
    assert result.returncode == 1
    assert "error: expected ;" in result.stderr and "build/log/configure-release.log" in result.stderr
    assert tree.calls("qianxian") == []


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_demonstration_passes_its_options_on(tree, language):
    result = tree.run("demo", "--lang", language, "--replicates=3", "--days", "14")
    assert result.returncode == 0, result.stderr
    (compare,) = tree.calls("qianxian")
    assert compare.startswith("qianxian <compare> <scenarios/baru-34.toml> <--reform> <scenarios/reforms/baru-8.toml>")
    for option in ("<--days> <14>", "<--replicates> <3>", f"<--lang> <{language}>", "<--force>"):
        assert option in compare
    (picture,) = [c for c in tree.calls("python") if "<figure>" in c]
    assert f"<--lang> <{language}>" in picture
    reports = [c for c in tree.calls("python") if "<report>" in c]
    assert ["<--lang> <en>" in reports[0], "<--lang> <zh>" in reports[1]] == [True, True]
    for made in ("h5", "png", "en.html", "zh.html"):
        assert f"results/baru-34-vs-8.{made}" in result.stderr


def test_the_demonstration_refuses_an_unknown_option_before_doing_anything(tree):
    result = tree.run("demo", "--replicate", "3")
    assert result.returncode == 1
    assert "--replicate" in result.stderr
    assert not tree.calls_file.exists()


def test_an_unknown_test_part_is_refused_before_doing_anything(tree):
    result = tree.run("test", "relase")
    assert result.returncode == 1
    assert "relase" in result.stderr and "release" in result.stderr
    assert not tree.calls_file.exists()


def test_the_first_failing_test_part_ends_the_run_and_is_named(tree):
    tree.tool("ctest", "echo '50% tests passed, 1 tests failed out of 2'; exit 8\n")
    result = tree.run("test", "quick")
    assert result.returncode == 1
    assert "50% tests passed" in result.stderr
    assert "'release' failed" in result.stderr
    assert "== python" not in result.stderr


def test_the_browser_part_alone_asks_for_emscripten(tree):
    tree.tool("dpkg-query", ALL_INSTALLED.replace("echo", '[ "$p" = emscripten ] || echo'), record=False)
    tree.tool("ctest", "echo '100% tests passed, 0 tests failed out of 2'\n")
    assert tree.run("test", "quick").returncode == 0
    assert tree.calls("apt-get") == []
    assert tree.run("test", "browser").returncode == 0
    (call,) = tree.calls("apt-get")
    assert call.endswith("<--no-install-recommends> <emscripten>")


def test_the_browser_part_runs_the_tests_of_its_own_build(tree):
    tree.tool("ctest", "echo '100% tests passed, 0 tests failed out of 2'\n")
    assert tree.run("test", "browser").returncode == 0
    configure, build = tree.calls("cmake")
    assert "<--preset> <browser>" in configure
    assert build.endswith("<--target> <sim_text> <test_parallel>")
    (run,) = tree.calls("ctest")
    assert f"<{tree.path}/build/browser>" in run and run.endswith("<-R> <^(parallel)\\.>")


def test_a_configured_tree_that_was_copied_is_configured_afresh(tree):
    release = tree.path / "build" / "release"
    release.mkdir(parents=True)
    (release / "build.ninja").write_text("")
    (release / "CMakeCache.txt").write_text("CMAKE_HOME_DIRECTORY:INTERNAL=/elsewhere\n")
    tree.run("run")
    assert "<--fresh>" in tree.calls("cmake")[0]


def test_the_python_environment_is_made_again_when_its_requirements_change(tree):
    (tree.path / "python" / "requirements.txt").write_text("numpy\n")
    body = 'if [ "$1" = -m ]; then mkdir -p "$4/bin"; printf "#!/bin/sh\\n" >"$4/bin/python"; fi\n'
    tree.tool("python3", body)
    result = tree.run("figure", "x.h5")
    assert result.returncode == 0, result.stderr
    assert any("<venv>" in call for call in tree.calls("python3"))
    assert (tree.path / ".venv" / "requirements.txt").read_text() == "numpy\n"


def test_qx_can_be_executed():
    assert os.access(ROOT / "qx", os.X_OK)
