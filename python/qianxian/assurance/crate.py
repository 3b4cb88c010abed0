"""The folder as a research object: metadata after RO-Crate 1.1 (Soiland-Reyes et al. 2022, doi:10.3233/DS-210053)."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from qianxian.assurance.evidence import RESULTS, Evidence

VERSION: Final = "1.1"
FORMATS: Final = {
    ".h5": "application/x-hdf5",
    ".toml": "application/toml",
    ".md": "text/markdown",
    ".html": "text/html",
    ".csv": "text/csv",
    ".bib": "application/x-bibtex",
}
SPDX: Final = "https://spdx.org/licenses/"
SOFTWARE, RUN, FINGERPRINT = "#qianxian", "#run", "#record_sha256"


def metadata(e: Evidence, folder: Path, names: Mapping[str, str], inputs: list[str], today: dt.date) -> bytes:
    """JSON-LD of a folder.

    Parameters
    ----------
    e : what the folder is about
    folder : where its files lie
    names : what each file is called, by its name
    inputs : names of the scenarios and reforms, from which the results were made
    today : the day on which the folder is made
    """
    from rocrate.rocrate import ROCrate  # loads a client for the network, which nothing here calls

    crate = ROCrate(version=VERSION)
    crate.root_dataset["name"] = names["index.html"]
    crate.root_dataset["description"] = e.say(
        "Results of a simulation with the evidence behind them: checklists, model description, register of "
        "assumptions.",
        "模拟结果及其可信度材料：各类报告规范、模型说明、假设登记表。",
    )
    crate.root_dataset["datePublished"] = today.isoformat()
    for name, title in names.items():
        crate.add_file(folder / name, name, properties=_file(e, folder / name, title))
    for made in _context(e, crate, inputs):
        crate.add(made)
    crate.root_dataset["mainEntity"] = {"@id": RESULTS}
    crate.root_dataset["mentions"] = {"@id": RUN}
    return (json.dumps(crate.metadata.generate(), ensure_ascii=False, indent=2) + "\n").encode()


def _file(e: Evidence, file: Path, title: str) -> dict[str, Any]:
    about: dict[str, Any] = {
        "name": title,
        "encodingFormat": FORMATS[file.suffix],
        "contentSize": str(file.stat().st_size),
    }
    if file.suffix in (".md", ".html"):
        about["inLanguage"] = "zh-CN" if e.lang == "zh" else "en"
    if file.name == RESULTS:
        about["alternateName"] = e.path.name
        about["identifier"] = {"@id": FINGERPRINT}
        about["dateCreated"] = e.study["started"]
    return about


def _context(e: Evidence, crate: Any, inputs: list[str]) -> list[Any]:
    """The program with its authors and licence, the run, and the fingerprint."""
    from rocrate.model.contextentity import ContextEntity

    run = {
        "@type": "CreateAction",
        "name": str(e.study["command"]),
        "startTime": e.study["started"],
        "instrument": {"@id": SOFTWARE},
        "object": [{"@id": name} for name in inputs],
        "result": {"@id": RESULTS},
    }
    mark = {"@type": "PropertyValue", "propertyID": "record_sha256", "value": e.study["record_sha256"]}
    found = {RUN: run, FINGERPRINT: mark | {"name": "record_sha256"}, **_software(e)}
    return [ContextEntity(crate, key, properties=about) for key, about in found.items()]


def _software(e: Evidence) -> dict[str, dict[str, Any]]:
    """The program as its citation file describes it; as far as it is there."""
    about: dict[str, Any] = {
        "@type": "SoftwareApplication",
        "name": "Qianxian",
        "softwareVersion": str(e.study["program_version"]),
        "version": str(e.study["git_revision"]),
    }
    cited = e.citation
    if cited is None:
        return {SOFTWARE: about}
    authors = {f"#author-{i}": name for i, name in enumerate(cited.authors, 1)}
    about |= {"name": cited.title, "author": [{"@id": key} for key in authors]}
    about |= {"identifier": f"https://doi.org/{cited.doi}"} if cited.doi else {}
    about |= {"url": cited.url} if cited.url else {}
    kinds = {name: "Person" if name in cited.persons else "Organization" for name in cited.authors}
    others: dict[str, dict[str, Any]] = {key: {"@type": kinds[n], "name": n} for key, n in authors.items()}
    if cited.licence:
        about["license"] = {"@id": f"{SPDX}{cited.licence}"}
        others[f"{SPDX}{cited.licence}"] = {"@type": "CreativeWork", "name": cited.licence}
    return {SOFTWARE: about, **others}
