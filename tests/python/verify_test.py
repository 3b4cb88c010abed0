"""`inspect` shows and `verify` checks what the program wrote; both name what is wrong with a bad file."""

import shutil
import subprocess
from pathlib import Path

import h5py
import pytest

SCENARIO = Path(__file__).parents[2] / "scenarios" / "baru-34.toml"


def call(program, *arguments, language="en"):
    command = [program, *arguments, "--lang", language]
    return subprocess.run([str(word) for word in command], capture_output=True, text=True)


@pytest.fixture
def copy(simulated, tmp_path):
    return shutil.copy(simulated, tmp_path / "copy.h5")


def test_a_file_as_written_is_verified_to_the_bit(program, simulated):
    done = call(program, "verify", simulated, "--sample", 1)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "equal to the bit" in done.stdout
    assert "FAILED" not in done.stdout


def test_a_county_of_several_townships_is_verified_to_the_bit(program, tmp_path):
    run = call(program, "run", SCENARIO, "--townships", 3, "--days", 2, "-n", 1, "-q", "-o", tmp_path / "county.h5")
    assert run.returncode == 0, run.stderr
    done = call(program, "verify", tmp_path / "county.h5", "--sample", 1)
    assert done.returncode == 0, done.stdout + done.stderr


def test_one_changed_value_is_found_and_named(program, copy):
    with h5py.File(copy, "r+") as file:
        arm = file.attrs["arms"][1]
        spent = file[f"arms/{arm}/time_use/person_seconds"]
        before = int(spent[0, 4, 2, 1, 3])
        spent[0, 4, 2, 1, 3] = before + 1
    done = call(program, "verify", copy, "--sample", 1)
    assert done.returncode == 1
    assert "FAILED record: SHA-256" in done.stdout
    assert f"FAILED {arm}, replicate 0: time_use/person_seconds at (day=4, unit=" in done.stdout
    assert f"stored {before + 1}, now {before}" in done.stdout


def test_a_changed_attribute_is_found_by_the_fingerprint(program, copy):
    with h5py.File(copy, "r+") as file:
        file["arms"].attrs["note"] = "added later"
    done = call(program, "verify", copy, "--sample", 0)
    assert done.returncode == 1
    assert "FAILED record" in done.stdout


def test_damaged_bytes_are_a_failure_and_not_a_crash(program, copy):
    with h5py.File(copy) as file:
        arm = file.attrs["arms"][0]
        where = file[f"arms/{arm}/time_use/person_seconds"].id.get_chunk_info(0)
    with Path(copy).open("r+b") as raw:
        raw.seek(where.byte_offset + where.size // 2)
        raw.write(b"\xff" * 64)
    done = call(program, "verify", copy, "--sample", 1)
    assert done.returncode == 1
    assert "FAILED record" in done.stdout


@pytest.mark.parametrize("verb", ["inspect", "verify"])
def test_what_is_not_a_results_file_is_bad_input(program, tmp_path, verb):
    path = tmp_path / "notes.h5"
    path.write_text("seed = 1\n")
    done = call(program, verb, path)
    assert done.returncode == 2
    assert done.stderr.strip() == f"{path}: not an HDF5 file"
    assert call(program, verb, path, language="zh").stderr.strip() == f"{path}：不是 HDF5 文件"


@pytest.mark.parametrize(("language", "name"), [("en", "long_name"), ("zh", "long_name_zh")])
def test_inspect_names_every_table_and_variable_in_both_languages(program, simulated, language, name):
    shown = call(program, "inspect", simulated, language=language)
    assert shown.returncode == 0, shown.stderr
    with h5py.File(simulated) as file:
        assert file.attrs["record_sha256"] in shown.stdout
        arm = file["arms"][file.attrs["arms"][0]]
        for table in arm:
            if table == "parameters":
                continue
            for variable, data in arm[table].items():
                if data.is_scale or "_title_" in variable:
                    continue
                assert f"    {variable}(replicate" in shown.stdout
                assert data.attrs[name] in shown.stdout


def test_a_killed_run_is_finished_by_the_same_command_and_equals_an_uninterrupted_one(program, tmp_path, simulated):
    out = tmp_path / "again.h5"
    with h5py.File(simulated) as file:
        command = file.attrs["command"].split()[1:]
    command[command.index("--out") + 1] = str(out)
    shutil.rmtree(f"{out}.partial", ignore_errors=True)
    run = subprocess.Popen([program, *command])
    spool = out.with_name(out.name + ".partial")
    while run.poll() is None and not list(spool.glob("arm*.h5")):
        pass
    run.kill()
    run.wait()
    kept = list(spool.glob("arm*.h5"))
    assert out.exists() or kept
    subprocess.run([program, *command, *(["--force"] if out.exists() else [])], check=True)
    with h5py.File(out) as again, h5py.File(simulated) as file:
        assert again.attrs["record_sha256"] == file.attrs["record_sha256"]
