#include "sim/io/results_assembly.hpp"

#include <numeric>

#include "sim/core/error.hpp"
#include "sim/io/hdf5_file.hpp"
#include "sim/io/results_compare.hpp"
#include "sim/io/results_digest.hpp"
#include "sim/io/results_parameters.hpp"
#include "sim/io/results_table.hpp"
#include "sim/io/results_version.hpp"
#include "sim/io/scenario_writer.hpp"

namespace sim {
namespace {

constexpr int deflate = 1;  // the first level finds most of what there is to find, at a third of the time

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
    root.write_attribute("start", iso(std::get<calendar_params>(study.arms.at(0).world.par).start));
    root.write_attribute("record_period", std::string(id_of(study.period)));
    root.write_attribute("record_units", std::string(id_of(study.units)));
    root.write_attribute("command", info.command);
    root.write_attribute("started", info.started);
}

void write_tables(hdf5::group& group, std::size_t arm_index, const plan& study, const record_source& record,
                  const std::function<void()>& flush) {
    std::vector<std::int64_t> numbers(static_cast<std::size_t>(study.replicates));
    std::iota(numbers.begin(), numbers.end(), 0);
    const replicate_record first = record(arm_index, 0);
    std::vector<table_writer> writers;
    for (const table& t : first.tables) {
        if (t.id == parameters_group) throw internal_error("a table may not be named " + t.id);
        writers.emplace_back(group, t, numbers, deflate);
    }
    for (const std::int64_t r : numbers) {
        const replicate_record one = r == 0 ? first : record(arm_index, r);
        if (const std::string found = shape_difference(first, one); !found.empty()) {
            throw internal_error("replicates of arm '" + one.arm + "' differ in shape: " + found);
        }
        for (std::size_t t = 0; t < writers.size(); ++t) writers[t].write(one.tables[t], static_cast<std::uint64_t>(r));
    }
    flush();
}

}  // namespace

void assemble_results(const std::filesystem::path& path, const plan& study, const study_info& info,
                      const record_source& record, const wall_clock& elapsed) {
    hdf5::file file = hdf5::file::create(path);
    hdf5::group root = file.root();
    write_study_attributes(root, study, info);
    hdf5::group arms = root.create_group("arms");
    for (std::size_t i = 0; i < study.arms.size(); ++i) {
        const scenario& world = study.arms[i].world;
        hdf5::group group = arms.create_group(study.arms[i].name);
        group.write_attribute("title", world.title);
        group.write_attribute("title_zh", world.title_zh);
        group.write_attribute("scenario", to_toml(world));
        write_parameters(group, world.par);
        write_tables(group, i, study, record, [&] { file.flush(); });
    }
    root.write_attribute("record_sha256", record_digest(root));
    root.write_attribute("wall_seconds", elapsed());
    file.close();
}

}  // namespace sim
