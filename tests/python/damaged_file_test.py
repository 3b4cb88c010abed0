"""Damaged results files: an error that names the file, never a crash."""

import random
import shutil
import subprocess
from pathlib import Path

import h5py
import pytest
import qianxian as qx


def call(program, *arguments):
    return subprocess.run([str(word) for word in (program, *arguments)], capture_output=True, text=True, timeout=300)


@pytest.fixture
def copy(simulated, tmp_path):
    return Path(shutil.copy(simulated, tmp_path / "copy.h5"))


def damaged(content: bytes, luck: random.Random) -> bytes:
    """Cut short, or with up to 64 bytes replaced, half of the time near the head, where structure lies."""
    if luck.random() < 0.2:
        return content[: luck.randrange(600, len(content))]
    reach = 20_000 if luck.random() < 0.5 else len(content)
    n = luck.randrange(1, 65)
    at = luck.randrange(512, min(reach, len(content)) - n)
    return content[:at] + luck.randbytes(n) + content[at + n :]


def test_whatever_is_damaged_inspect_says_so_and_lives(program, copy):
    content, luck = copy.read_bytes(), random.Random(20)
    for _ in range(60):
        copy.write_bytes(damaged(content, luck))
        done = call(program, "inspect", copy, "--lang", "en")
        assert done.returncode in (0, 2), (done.returncode, done.stderr)
        assert str(copy) in done.stderr
        with pytest.raises(ValueError, match="changed or damaged"):
            qx.open(copy)


def test_a_file_that_kills_its_reader_kills_a_child(program, copy):
    """So deeply nested that whoever descends runs out of stack; without the block it is of an earlier version."""
    with h5py.File(copy, "r+") as file:
        file["arms"].create_group("/".join(["g"] * 40_000))
    copy.write_bytes(copy.read_bytes()[512:])
    done = call(program, "inspect", copy, "--lang", "en")
    assert done.returncode == 2
    assert "reading it ended in signal 11" in done.stderr


def test_a_file_without_a_checksum_is_one_of_an_earlier_version(program, copy):
    copy.write_bytes(copy.read_bytes()[512:])
    done = call(program, "inspect", copy, "--lang", "en")
    assert (done.returncode, done.stderr) == (0, "")
    assert len(qx.open(copy).arms) == 2


def test_a_repacked_file_is_read_with_a_note(program, copy):
    with h5py.File(copy, "r+") as file:
        file["arms"].attrs["note"] = "added later"
    done = call(program, "inspect", copy, "--lang", "zh")
    assert done.returncode == 0
    assert "与写入时不一致" in done.stderr


def test_inspect_shows_escapes_instead_of_sending_them(program, copy):
    with h5py.File(copy, "r+") as file:
        file.attrs["command"] = "run \x1b[31m\u009b"
    done = call(program, "inspect", copy, "--lang", "en")
    assert done.returncode == 0
    assert "run <U+001B>[31m<U+009B>" in done.stdout and "\x1b" not in done.stdout
