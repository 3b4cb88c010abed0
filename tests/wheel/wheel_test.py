"""`pip install` from a source distribution into a fresh virtual environment, as a new user does it."""

import os
import shutil
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FIRST_RUN = ROOT / "python" / "docs" / "tutorials" / "t1_first_run.py"


@pytest.fixture(scope="session")
def sdist(tmp_path_factory):
    out = tmp_path_factory.mktemp("sdist")
    subprocess.run([sys.executable, "-m", "build", "--sdist", "--outdir", out, ROOT / "python"], check=True)
    [archive] = out.glob("qianxian-*.tar.gz")
    return archive


@pytest.fixture(scope="session")
def wheel(sdist, tmp_path_factory):
    """Built as pip builds it, but out of the compiler cache where an object is the same as one of this tree."""
    out = tmp_path_factory.mktemp("wheel")
    settings = ["build-dir=engine/build/release", "cmake.define.QIANXIAN_STRICT=ON"]
    if shutil.which("ccache"):
        settings.append("cmake.define.CMAKE_CXX_COMPILER_LAUNCHER=ccache")
    command = [sys.executable, "-m", "pip", "wheel", "--disable-pip-version-check", "--no-deps", "-w", out]
    command += [word for setting in settings for word in ("-C", setting)]
    # Python names its own compiler, g++; the cache keys an object by the compiler's name, and this tree's is c++
    cached = os.environ | {"TMPDIR": str(out), "CCACHE_BASEDIR": str(out), "CXX": "c++"}
    subprocess.run([*command, sdist], check=True, cwd=out, env=cached)
    [built] = out.glob("qianxian-*.whl")
    return built


@pytest.fixture(scope="session")
def fresh(wheel, tmp_path_factory):
    """A virtual environment that has the wheel and what it asks for, nothing else."""
    folder = tmp_path_factory.mktemp("fresh")
    venv.create(folder, with_pip=True)
    python = folder / "bin" / "python"
    command = [python, "-m", "pip", "install", "--disable-pip-version-check", "--progress-bar", "off", wheel]
    subprocess.run(command, check=True)
    return python


def call(python, *arguments, cwd):
    """Without this tree and this process's package on the path."""
    clean = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "VIRTUAL_ENV")} | {"MPLBACKEND": "Agg"}
    command = [str(a) for a in (python, *arguments)]
    return subprocess.run(command, capture_output=True, text=True, cwd=cwd, env=clean, check=False)


def test_the_source_distribution_is_whole(sdist):
    with tarfile.open(sdist) as archive:
        members = {m.name.split("/", 1)[1]: m for m in archive.getmembers() if "/" in m.name}
    assert [name for name, m in members.items() if not (m.isfile() or m.isdir())] == []  # no link leads out of it
    ours = {f.relative_to(ROOT).as_posix() for f in (ROOT / "sim").rglob("*") if f.is_file()}
    assert {f"engine/{name}" for name in ours} <= set(members)
    assert {"engine/LICENSE", "engine/CMakeLists.txt", "pyproject.toml", "qianxian/__init__.py"} <= set(members)


def test_the_wheel_has_program_figures_scenarios_font_types_and_licence(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    wanted = ["bin/qianxian", "py.typed", "_core.pyi", "figures/style.py", "scenarios/baru-34.toml", "CITATION.cff"]
    wanted += [f"documents/{d}" for d in ("sim/model/README.md", "tests/README.md", "CHANGELOG.md", "LICENSE")]
    wanted += [f"documents/{d}" for d in ("python/pyproject.toml", "sim/ARCHITECTURE.md", "CONTRIBUTING.md")]
    assert [w for w in wanted if f"qianxian/{w}" not in names] == []
    assert any(n.startswith("qianxian/_core.") and n.endswith(".so") for n in names)
    assert any(n.endswith("OFL.txt") for n in names) and any(n.endswith("LICENSE") for n in names)
    assert [n for n in names if "__pycache__" in n or n.startswith(("sim/", "engine/", "tests/"))] == []


def test_the_first_tutorial_runs_in_a_fresh_environment(fresh, tmp_path):
    done = call(fresh, FIRST_RUN, cwd=tmp_path)
    assert done.returncode == 0, done.stderr


def test_the_command_line_is_installed(fresh, tmp_path):
    program = fresh.with_name("qianxian")
    done = call(
        program,
        "run",
        fresh.parents[1].glob("lib/*/site-packages/qianxian/scenarios/baru-34.toml").__next__(),
        "--days",
        2,
        cwd=tmp_path,
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "baru-34.h5").is_file()
    assert "sweep" in call(program, "--help", cwd=tmp_path).stdout


def test_a_wheel_does_not_need_the_tree(fresh, tmp_path):
    script = "import qianxian as qx; print(qx.__file__); print(qx.scenarios().index.tolist())"
    done = call(fresh, "-c", script, cwd=tmp_path)
    assert str(ROOT) not in done.stdout and "baru-34" in done.stdout
