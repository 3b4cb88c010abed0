"""Each library is included by the one folder that needs it, so that a browser or serial build can leave it out."""

import pytest
from source_tree import ROOT, cpp_files, includes, layer_of

# Start of the include -> layers that may use it. `bindings` stands for python/bindings. The longest start wins.
ALLOWED = {
    "Random123/": {"core"},
    "boost/graph/": {"graph"},
    "boost/property_map/": {"graph"},  # the property maps of Boost.Graph
    "boost/range/": {"graph"},  # its ranges of vertices and edges
    "boost/math/": {"engine"},
    "boost/tokenizer": {"text"},
    "utf8": {"core"},
    "tbb/": {"engine"},
    "oneapi/tbb": {"engine"},
    "hdf5": {"results"},
    "H5": {"results"},
    "toml++/": {"text"},
    "openssl/": {"results"},
    "nlohmann/": {"text", "results"},
    "fmt/": {"text", "results", "cli"},
    "CLI/": {"cli"},
    "pybind11/": {"bindings"},
    # the operating system
    "fcntl.h": {"results", "cli"},
    "signal.h": {"cli"},
    "sys/": {"results", "cli"},
    "unistd.h": {"results", "cli"},
}


def place_of(file, root):
    """Layer of a file, or `bindings`."""
    return layer_of(file, root) or "bindings"


def violations(root):
    """Lines `file:line: what is wrong`, one per include of a library where it does not belong."""
    found = []
    for file in cpp_files(root):
        for i in includes(file):
            if i.target.startswith("sim/") or is_standard(i) or is_beside(i):
                continue
            starts = [s for s in ALLOWED if i.target.startswith(s)]
            allowed = ALLOWED[max(starts, key=len)] if starts else set()
            if place_of(file, root) not in allowed:
                where = f"only in {', '.join(sorted(allowed))}" if allowed else "not a library of this project"
                found.append(f"{file.relative_to(root)}:{i.line}: {i.target}: {where}")
    return found


def is_standard(include):
    """Headers of the standard library have neither a folder nor a suffix."""
    return include.angled and "/" not in include.target and "." not in include.target


def is_beside(include):
    """The bindings are no layer: their few headers are named as they stand beside each other."""
    return not include.angled and "/" not in include.target and (include.file.parent / include.target).is_file()


def test_libraries_stay_in_their_folders():
    assert violations(ROOT) == []


@pytest.mark.parametrize(
    ("file", "line", "expected"),
    [
        ("sim/engine/run.cpp", "#include <hdf5.h>", "hdf5.h: only in results"),
        ("sim/model/rule.hpp", "#include <tbb/parallel_for.h>", "tbb/parallel_for.h: only in engine"),
        ("sim/engine/run.cpp", "#include <boost/graph/adjacency_list.hpp>", "adjacency_list.hpp: only in graph"),
        ("sim/graph/make.cpp", "#include <fmt/format.h>", "fmt/format.h: only in cli, results, text"),
        ("sim/text/read.cpp", "#include <boost/regex.hpp>", "boost/regex.hpp: not a library of this project"),
        ("sim/core/file.cpp", "#include <unistd.h>", "unistd.h: only in cli, results"),
        ("sim/text/read.cpp", '#include "toml.hpp"', "toml.hpp: not a library of this project"),
        ("sim/text/csv/read.cpp", "#include <hdf5.h>", "hdf5.h: only in results"),
        ("python/bindings/module.cpp", "#include <hdf5.h>", "hdf5.h: only in results"),
    ],
)
def test_a_planted_violation_is_reported_with_file_and_line(tmp_path, file, line, expected):
    (tmp_path / file).parent.mkdir(parents=True)
    (tmp_path / file).write_text(f"#include <vector>\n{line}\n")
    [report] = violations(tmp_path)
    assert report.startswith(f"{file}:2: ")
    assert report.endswith(expected)


def test_a_library_in_its_own_folder_is_allowed(tmp_path):
    (tmp_path / "sim/text/toml").mkdir(parents=True)
    (tmp_path / "sim/text/toml/file.cpp").write_text(
        "#include <fmt/format.h>\n#include <toml++/toml.h>\n#include <vector>\n"
    )
    assert violations(tmp_path) == []
