#include "sim/results/assembly.hpp"

#include <numeric>

#include "sim/core/error.hpp"
#include "sim/model/calendar_params.hpp"
#include "sim/results/digest/record.hpp"
#include "sim/results/digest/seal.hpp"
#include "sim/results/hdf5/file.hpp"
#include "sim/results/record/compare.hpp"
#include "sim/results/record/shape.hpp"
#include "sim/results/table/parameters.hpp"
#include "sim/results/table/table.hpp"
#include "sim/results/version.hpp"
#include "sim/text/scenario/writer.hpp"

namespace sim {
namespace {

void write_study_attributes(hdf5::group& root, const plan& study, const study_info& info) {
    std::vector<std::string> arms;
    for (const arm& a : study.arms) arms.push_back(a.name);
    root.write_attribute("format", std::string(results_format));
    root.write_attribute("schema_version", std::string(results_schema_version));
    root.write_attribute("program_version", std::string(program_version()));
    root.write_attribute("git_revision", std::string(git_revision()));
    root.write_attribute("arms", arms);
    root.write_attribute("replicates", std::int64_t{study.replicates});
    root.write_attribute("seed", std::int64_t{study.seed});
    root.write_attribute("days", std::int64_t{study.days});
    root.write_attribute("townships", std::int64_t{study.townships});
    root.write_attribute("start", iso(study.arms.at(0).world.par.of<calendar_params>().start));
    root.write_attribute("record_period", std::string(id_of(study.period)));
    root.write_attribute("record_units", std::string(id_of(study.units)));
    root.write_attribute("command", info.command);
    root.write_attribute("started", info.started);
}

/// Takes the rows of one replicate over and notes their digests.
void copy_replicate(const spooled_replicate& from, std::int64_t number, const std::vector<table>& shape,
                    std::vector<table_writer>& writers, const std::string& path, row_digests& digests) {
    const auto row = static_cast<std::uint64_t>(number);
    auto digest = from.digests().begin();
    for (std::size_t t = 0; t < writers.size(); ++t) {
        writers[t].copy(from.table(shape[t].id), row);
        for (const variable& v : shape[t].variables) {
            digests[path + "/" + shape[t].id + "/" + v.id].push_back(*digest++);
        }
    }
}

void write_tables(hdf5::group& group, std::size_t arm_index, const plan& study, const replicate_source& finished,
                  row_digests& digests) {
    std::vector<std::int64_t> numbers(static_cast<std::size_t>(study.replicates));
    std::iota(numbers.begin(), numbers.end(), 0);
    const std::string shape = finished(arm_index, 0).shape();
    const std::vector<table> tables = tables_of(shape);
    std::vector<table_writer> writers;
    for (const table& t : tables) {
        if (t.id == parameters_group) throw internal_error("a table may not be named " + t.id);
        writers.emplace_back(group, t, numbers);
    }
    const std::string path = group.path();
    for (const std::int64_t r : numbers) {
        const spooled_replicate one = finished(arm_index, r);
        if (one.shape() != shape) {
            throw internal_error("replicates of arm '" + one.arm() + "' differ in shape: " +
                                 shape_difference({one.arm(), 0, tables}, {one.arm(), r, tables_of(one.shape())}));
        }
        copy_replicate(one, r, tables, writers, path, digests);
    }
}

/// The library reports some write errors to nobody. The file that is on the disk says what was meant, or it is refused.
void read_back(const std::filesystem::path& path, const study_info& info, const std::string& fingerprint) {
    const hdf5::file written = hdf5::file::open(path);
    const hdf5::group root = written.root();
    const bool circumstances = root.text_attribute("command") == info.command &&
                               root.text_attribute("started") == info.started && root.has_attribute("wall_seconds") &&
                               root.text_attribute("record_sha256") == fingerprint;
    if (!circumstances || record_digest(root) != fingerprint) {
        throw hdf5::failure("what was read back differs from what was written");
    }
}

}  // namespace

void assemble_results(const std::filesystem::path& path, const plan& study, const study_info& info,
                      const replicate_source& finished, const wall_clock& elapsed) {
    hdf5::file file = hdf5::file::create(path, seal_size);
    hdf5::group root = file.root();
    write_study_attributes(root, study, info);
    hdf5::group arms = root.create_group("arms");
    row_digests digests;
    for (std::size_t i = 0; i < study.arms.size(); ++i) {
        const scenario& world = study.arms[i].world;
        hdf5::group group = arms.create_group(study.arms[i].name);
        group.write_attribute("title", world.title);
        group.write_attribute("title_zh", world.title_zh);
        group.write_attribute("scenario", to_toml(world));
        write_parameters(group, world.par);
        write_tables(group, i, study, finished, digests);
        file.flush();
    }
    const std::string fingerprint = record_digest(root, digests);
    root.write_attribute("record_sha256", fingerprint);
    root.write_attribute("wall_seconds", elapsed());
    file.close();
    read_back(path, info, fingerprint);
    if (!seal_results(path)) throw hdf5::failure("cannot write the checksum at its head");
}

}  // namespace sim
