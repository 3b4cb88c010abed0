#include "sim/results/reader.hpp"

#include <algorithm>
#include <array>

#include "sim/core/error.hpp"
#include "sim/results/digest/record.hpp"
#include "sim/results/table/parameters.hpp"
#include "sim/results/table/table.hpp"
#include "sim/results/version.hpp"
#include "sim/text/say.hpp"

namespace sim {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void refuse(language l, const text& why, const fs::path& path) {
    throw results_error(say(l, why, path.string()));
}

std::string major(std::string_view version) {
    return std::string(version.substr(0, version.find('.')));
}

void check_version(const std::string& version, const fs::path& path, language l) {
    if (major(version) == major(results_schema_version)) return;
    constexpr text words{
        "{}: its format has version {}; this program reads {}.x. Use the program version named in its attribute "
        "program_version",
        "{}：文件格式版本为 {}，本程序只能读取 {}.x。请使用该文件属性 program_version 所记的程序版本"};
    throw results_error(say(l, words, path.string(), version.empty() ? "?" : version, major(results_schema_version)));
}

hdf5::file opened(const fs::path& path, language l) {
    if (!fs::exists(path)) refuse(l, {"{}: no such file", "{}：文件不存在"}, path);
    if (fs::is_directory(path)) {
        refuse(l,
               {"{}: is a directory, not a results file. A directory named .partial holds an unfinished study: run its "
                "command again to finish it",
                "{}：这是目录，不是结果文件。以 .partial 结尾的目录保存未完成的研究，重新运行原命令即可完成"},
               path);
    }
    if (!hdf5::is_hdf5(path)) refuse(l, {"{}: not an HDF5 file", "{}：不是 HDF5 文件"}, path);
    hdf5::file file = [&] {
        try {
            return hdf5::file::open(path);
        } catch (const hdf5::failure& e) {
            throw results_error(path.string() + ": " + e.what());
        }
    }();
    const std::string format = file.root().text_attribute("format");
    if (format == spool_format) {
        refuse(l,
               {"{}: one replicate of an unfinished study. Run the study's command again to finish it",
                "{}：这是未完成研究的一次重复实验。重新运行原命令即可完成"},
               path);
    }
    if (format != results_format) {
        refuse(l,
               {"{}: an HDF5 file, but not a results file of this program", "{}：是 HDF5 文件，但不是本程序的结果文件"},
               path);
    }
    check_version(file.root().text_attribute("schema_version"), path, l);
    return file;
}

std::int64_t whole_number(const hdf5::object& o, const std::string& name) {
    const hdf5::attribute value = o.read_attribute(name);
    if (const auto* number = std::get_if<std::int64_t>(&value)) return *number;
    throw hdf5::failure("attribute '" + name + "' is not a whole number");
}

double real_number(const hdf5::object& o, const std::string& name) {
    const hdf5::attribute value = o.read_attribute(name);
    if (const auto* number = std::get_if<double>(&value)) return *number;
    throw hdf5::failure("attribute '" + name + "' is not a number");
}

std::vector<std::string> texts(const hdf5::object& o, const std::string& name) {
    const hdf5::attribute value = o.read_attribute(name);
    if (const auto* all = std::get_if<std::vector<std::string>>(&value)) return *all;
    throw hdf5::failure("attribute '" + name + "' is not a list of texts");
}

stored_study read_study(const hdf5::group& root) {
    stored_study s;
    for (const auto& [member, name] : {std::pair{&s.schema_version, "schema_version"},
                                       {&s.program_version, "program_version"},
                                       {&s.git_revision, "git_revision"},
                                       {&s.start, "start"},
                                       {&s.record_period, "record_period"},
                                       {&s.record_units, "record_units"},
                                       {&s.command, "command"},
                                       {&s.started, "started"},
                                       {&s.record_sha256, "record_sha256"}}) {
        *member = root.text_attribute(name);
    }
    s.seed = whole_number(root, "seed");
    s.days = whole_number(root, "days");
    s.townships = whole_number(root, "townships");
    s.replicates = whole_number(root, "replicates");
    s.wall_seconds = real_number(root, "wall_seconds");
    const hdf5::group arms = root.open_group("arms");
    for (const std::string& name : texts(root, "arms")) {
        const hdf5::group arm = arms.open_group(name);
        s.arms.push_back(
            {name, arm.text_attribute("title"), arm.text_attribute("title_zh"), arm.text_attribute("scenario")});
    }
    return s;
}

constexpr std::array<std::string_view, 4> type_names{"int64", "int32", "float64", "text"};

}  // namespace

results_reader::results_reader(const fs::path& path, language speech) : file_(opened(path, speech)) {
    try {
        study_ = read_study(file_.root());
    } catch (const hdf5::failure& e) {
        constexpr text words{"{}: damaged: {}", "{}：文件已损坏：{}"};
        throw results_error(say(speech, words, path.string(), e.what()));
    }
}

hdf5::group results_reader::arm_group(const std::string& arm) const {
    return file_.root().open_group("arms").open_group(arm);
}

std::vector<std::string> results_reader::tables(const std::string& arm) const {
    std::vector<std::string> names = arm_group(arm).names();
    std::erase(names, parameters_group);
    return names;
}

table results_reader::shape(const std::string& arm, const std::string& table_id) const {
    return read_table(arm_group(arm).open_group(table_id), std::nullopt);
}

stored_variable results_reader::variable_info(const std::string& arm, const std::string& table_id,
                                              const std::string& id) const {
    const hdf5::dataset d = arm_group(arm).open_group(table_id).open_dataset(id);
    return {id, d.text_attribute("units"), d.dimension_names(), d.shape(),
            std::string(type_names[static_cast<std::size_t>(d.type())])};
}

hdf5::values results_reader::values(const std::string& arm, const std::string& table_id, const std::string& id) const {
    return arm_group(arm).open_group(table_id).open_dataset(id).read();
}

replicate_record results_reader::record(const std::string& arm, std::int64_t replicate) const {
    replicate_record all{arm, replicate, {}};
    const hdf5::group group = arm_group(arm);
    for (const std::string& name : tables(arm)) {
        const hdf5::group one = group.open_group(name);
        const auto numbers = read_replicates(one);
        const auto found = std::ranges::find(numbers, replicate);
        if (found == numbers.end()) throw hdf5::failure("no replicate " + std::to_string(replicate) + " in " + name);
        all.tables.push_back(read_table(one, static_cast<std::uint64_t>(found - numbers.begin())));
    }
    return all;
}

std::string results_reader::digest() const {
    return record_digest(file_.root());
}

}  // namespace sim
