"""The folder of evidence is a valid research object, written whole, and replaces nothing but its like."""

import hashlib
import json
import re
import shutil

import pytest
import qianxian as qx
import qianxian.assurance.dossier as dossier
from conftest import ROOT
from credibility_support import PAGES
from qianxian.assurance import crate as crate_module
from qianxian.commands.main import main
from rocrate.rocrate import ROCrate

METADATA = "ro-crate-metadata.json"


@pytest.fixture(scope="module")
def folder(dossiers):
    return dossiers["en"]


@pytest.fixture(scope="module")
def graph(folder):
    return {e["@id"]: e for e in json.loads((folder / METADATA).read_text())["@graph"]}


def mistakes(graph, folder):
    """What RO-Crate 1.1 asks of a crate and this one breaks."""
    root, descriptor = graph.get("./", {}), graph.get(METADATA, {})
    found = [f"root: {k}" for k in ("name", "description", "datePublished", "hasPart") if not root.get(k)]
    if root.get("@type") != "Dataset" or descriptor.get("@type") != "CreativeWork":
        found.append("types")
    if descriptor.get("about") != {"@id": "./"} or "ro/crate/1.1" not in str(descriptor.get("conformsTo")):
        found.append("descriptor")
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", root.get("datePublished", "")):
        found.append("date")
    parts = {p["@id"] for p in root.get("hasPart", [])}
    found += [f"not in the folder: {p}" for p in parts if not (folder / p).is_file()]
    found += [f"not described: {f.name}" for f in folder.iterdir() if f.name not in parts | {METADATA}]
    for key, entity in graph.items():
        found += [] if entity.get("@type") else [f"no type: {key}"]
        found += [f"{key}: {r} is not described" for r in references(entity) if r not in graph and "://" not in r]
        if entity.get("@type") == "File" and int(entity["contentSize"]) != (folder / key).stat().st_size:
            found.append(f"{key}: size")
    return found


def references(value):
    if isinstance(value, list):
        return [r for v in value for r in references(v)]
    if not isinstance(value, dict):
        return []
    own = [value["@id"]] if set(value) == {"@id"} else []
    return own + [r for v in value.values() for r in references(v)]


def test_the_metadata_are_those_of_the_standard(folder, graph):
    assert json.loads((folder / METADATA).read_text())["@context"] == "https://w3id.org/ro/crate/1.1/context"
    assert mistakes(graph, folder) == []
    read = ROCrate(folder)
    assert read.root_dataset["name"] and read.get("results.h5").type == "File"
    assert {e.id for e in read.data_entities} == {f.name for f in folder.iterdir()} - {METADATA}


def test_planted_mistakes_are_found(folder, graph, tmp_path):
    copy = shutil.copytree(folder, tmp_path / "copy")
    (copy / "trace.md").unlink()
    (copy / "changes.md").write_text("shorter")
    (copy / "secret.txt").write_text("x")
    broken = {k: v for k, v in graph.items() if k != "#qianxian"}
    with pytest.raises(FileNotFoundError):
        mistakes(broken, copy)
    (copy / "trace.md").write_bytes((folder / "trace.md").read_bytes())
    assert mistakes(broken, copy) == [
        "not described: secret.txt", "changes.md: size", "#run: #qianxian is not described",
    ]  # fmt: skip


def test_program_version_authors_licence_and_fingerprint_are_those_of_the_run(comparison, graph):
    about, run = graph["#qianxian"], graph["#run"]
    assert about["softwareVersion"] == comparison.study["program_version"]
    assert about["version"] == comparison.study["git_revision"]
    cited = (ROOT / "CITATION.cff").read_text()
    names = [graph[a["@id"]]["name"] for a in about["author"]]
    assert names and all(name in cited for name in names)
    assert about["license"]["@id"] == "https://spdx.org/licenses/MIT" and "license: MIT" in cited
    assert graph[graph["results.h5"]["identifier"]["@id"]]["value"] == comparison.study["record_sha256"]
    assert {o["@id"] for o in run["object"]} == {"scenario-1.toml", "scenario-2.toml", "reform-baru-8.toml"}
    assert (run["instrument"], run["result"]) == ({"@id": "#qianxian"}, {"@id": "results.h5"})


def test_the_results_are_copied_to_the_byte_and_every_page_is_there(comparison, folder):
    digests = {hashlib.sha256(f.read_bytes()).hexdigest() for f in (comparison.path, folder / "results.h5")}
    assert len(digests) == 1
    assert [p for p in PAGES for e in ("md", "html") if not (folder / f"{p}.{e}").is_file()] == []
    assert "version = {" in (folder / "citation.bib").read_text()


# The folder ---------------------------------------------------------------------------------------------------------


def snapshot(folder):
    return {f.name: f.read_bytes() for f in folder.iterdir()}


def test_the_same_results_give_the_same_bytes_and_only_its_like_is_replaced(comparison, folder, tmp_path):
    out = shutil.copytree(folder, tmp_path / "out")
    with pytest.raises(qx.InputError, match="force=True"):
        comparison.credibility(out)
    before = snapshot(out)
    comparison.credibility(out, force=True)
    assert snapshot(out) == before
    (out / "notes.txt").write_text("mine")
    with pytest.raises(qx.InputError, match=r"notes\.txt"):
        comparison.credibility(out, force=True)
    assert (out / "notes.txt").read_text() == "mine" and [f.name for f in tmp_path.iterdir()] == ["out"]


def test_a_file_or_a_folder_of_something_else_stands(comparison, tmp_path):
    file = tmp_path / "file"
    file.write_text("mine")
    other = tmp_path / "other"
    other.mkdir()
    (other / METADATA).write_text("{}")
    for taken in (file, other):
        with pytest.raises(qx.InputError, match="did not write"):
            comparison.credibility(taken, force=True)
    assert file.read_text() == "mine" and (other / METADATA).read_text() == "{}"


def test_a_failure_leaves_the_older_folder_and_no_rest(comparison, folder, tmp_path, monkeypatch):
    out = shutil.copytree(folder, tmp_path / "out")
    before = snapshot(out)

    def full(*_):
        raise OSError(28, "No space left on device", "draft")

    monkeypatch.setattr(dossier, "metadata", full)
    with pytest.raises(OSError, match="No space left") as told:
        comparison.credibility(out, force=True)
    assert told.value.filename == str(out)
    assert snapshot(out) == before and [f.name for f in tmp_path.iterdir()] == ["out"]
    assert crate_module.VERSION == "1.1"


# The command --------------------------------------------------------------------------------------------------------


def test_the_command_writes_beside_the_results(comparison, tmp_path, capsys):
    results = shutil.copyfile(comparison.path, tmp_path / "baru.h5")
    assert main(["credibility", str(results), "--lang", "zh"]) == 0
    made = tmp_path / "baru.zh.credibility"
    assert capsys.readouterr().out.strip() == str(made / "index.html")
    assert "可信度材料" in (made / "index.html").read_text()
    assert main(["credibility", str(results), "--lang", "zh"]) == 2  # by now it exists
    assert "--force" in capsys.readouterr().err


@pytest.mark.parametrize(("lang", "words"), [("en", "no such results file"), ("zh", "结果文件不存在")])
def test_what_is_no_results_file_is_refused(capsys, tmp_path, lang, words):
    assert main(["credibility", str(tmp_path / "none.h5"), "--lang", lang]) == 2
    assert words in capsys.readouterr().err and list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("lang", "words"), [("en", "no statement 'fundng'"), ("zh", "没有“fundng”这项说明")])
def test_a_wrong_statement_is_refused(capsys, comparison, tmp_path, lang, words):
    file = tmp_path / "ours.toml"
    file.write_text('fundng = "x"\n')
    command = ["credibility", str(comparison.path), "-o", str(tmp_path / "out"), "--statements", str(file)]
    assert main([*command, "--lang", lang]) == 2
    said = capsys.readouterr().err
    assert words in said and "funding" in said and not (tmp_path / "out").exists()


def test_a_file_of_statements_that_is_none_is_refused(capsys, comparison, tmp_path):
    command = ["credibility", str(comparison.path), "-o", str(tmp_path / "out"), "--statements"]
    assert main([*command, str(tmp_path / "none.toml")]) == 2
    assert "none.toml" in capsys.readouterr().err
    (tmp_path / "bad.toml").write_text("funding = ")
    assert main([*command, str(tmp_path / "bad.toml")]) == 2
    assert "bad.toml" in capsys.readouterr().err and not (tmp_path / "out").exists()


def test_a_results_file_that_was_changed_is_refused(comparison, tmp_path):
    results = shutil.copyfile(comparison.path, tmp_path / "changed.h5")
    opened = qx.open(results)
    results.write_bytes(results.read_bytes() + b"x")
    with pytest.raises(Exception, match=r"changed\.h5"):
        opened.credibility(tmp_path / "out")
    assert not (tmp_path / "out").exists()
