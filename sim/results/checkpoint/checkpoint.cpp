#include "sim/results/checkpoint/checkpoint.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "sim/core/calendar.hpp"
#include "sim/core/error.hpp"
#include "sim/engine/description.hpp"
#include "sim/model/calendar_params.hpp"
#include "sim/results/checkpoint/state_reader.hpp"
#include "sim/results/checkpoint/state_writer.hpp"
#include "sim/results/digest/seal.hpp"
#include "sim/results/version.hpp"
#include "sim/text/say.hpp"
#include "sim/text/scenario/reader.hpp"
#include "sim/text/scenario/writer.hpp"

namespace sim {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view state_group = "run";

[[noreturn]] void refuse(const fs::path& path, std::string why) {
    throw input_error({{path.string(), std::move(why)}});
}

/// The file in memory, once its seal was found whole.
hdf5::file opened(const fs::path& path, language l) {
    const auto refuse_with = [&](const text& words) { refuse(path, std::string(words.in(l))); };
    if (!fs::exists(path)) refuse_with({"no such file", "文件不存在"});
    if (fs::is_directory(path)) refuse_with({"is a directory, not a checkpoint", "这是目录，不是检查点文件"});
    const auto bytes = read_bytes(path);
    const auto content = bytes ? unsealed(*bytes) : std::nullopt;
    if (!content) {
        refuse_with({"not a checkpoint of this program, or damaged since it was written",
                     "不是本程序的检查点文件，或写入之后已损坏"});
    }
    return hdf5::file::open_image(*content);
}

/// Program and format have to be those that wrote the file: the state means what its program means by it.
void check_version(const hdf5::group& root, const fs::path& path, language l) {
    if (root.text_attribute("format") != checkpoint_format) {
        refuse(path, say(l, {"not a checkpoint; its format is '{}'", "不是检查点文件；其格式为“{}”"},
                         root.text_attribute("format")));
    }
    std::vector<problem> problems;
    for (const auto& [name, ours] :
         {std::pair{"schema_version", checkpoint_schema_version}, std::pair{"program_version", program_version()},
          std::pair{"git_revision", git_revision()}}) {
        const std::string theirs = root.text_attribute(name);
        if (theirs == ours) continue;
        constexpr text words{"{} is {} in the file and {} in this program. Use the program that wrote the file",
                             "文件的 {} 为 {}，本程序为 {}。请使用写出该文件的程序"};
        problems.push_back({path.string(), say(l, words, name, theirs.empty() ? "?" : theirs, ours)});
    }
    if (!problems.empty()) throw input_error(problems);
}

std::int64_t number_of(const hdf5::group& root, const std::string& name) {
    const hdf5::attribute value = root.read_attribute(name);
    if (const auto* number = std::get_if<std::int64_t>(&value)) return *number;
    throw hdf5::failure("attribute '" + name + "' is not a whole number");
}

template <class E>
E word_of(const hdf5::group& root, const std::string& name) {
    const auto at = std::ranges::find(labels<E>, root.text_attribute(name), &label::id);
    if (at == labels<E>.end()) throw hdf5::failure("attribute '" + name + "' has an unknown word");
    return static_cast<E>(at - labels<E>.begin());
}

plan study_of(const hdf5::group& root, const fs::path& path, language l) {
    plan study;
    scenario world = parse_scenario(root.text_attribute("scenario"), path.string(), l);
    study.arms.push_back({root.text_attribute("arm"), std::move(world)});
    study.days = static_cast<std::int32_t>(number_of(root, "days"));
    study.townships = static_cast<std::int32_t>(number_of(root, "townships"));
    study.seed = static_cast<std::uint32_t>(number_of(root, "seed"));
    study.period = word_of<record_period>(root, "record_period");
    study.units = word_of<record_units>(root, "record_units");
    return study;
}

/// The scenario without the reforms that came to it later.
std::string first_part(scenario world, std::size_t reforms) {
    world.reforms.resize(std::min(reforms, world.reforms.size()));
    return to_toml(world);
}

civil_date date_after(const scenario& world, std::int32_t days) {
    return {world.par.of<calendar_params>().start.days + days};
}

}  // namespace

void save_checkpoint(const fs::path& path, const replicate_run& run, const disk_watch& watch) {
    const plan& study = run.study();
    const arm& saved = run.of_arm();
    hdf5::file file = hdf5::file::create_in_memory();
    hdf5::group root = file.root();
    root.write_attribute("format", std::string(checkpoint_format));
    root.write_attribute("schema_version", std::string(checkpoint_schema_version));
    root.write_attribute("program_version", std::string(program_version()));
    root.write_attribute("git_revision", std::string(git_revision()));
    root.write_attribute("scenario", to_toml(saved.world));
    root.write_attribute("arm", saved.name);
    root.write_attribute("replicate", run.replicate());
    root.write_attribute("day", std::int64_t{run.day()});
    root.write_attribute("date", iso(date_after(saved.world, run.day())));
    root.write_attribute("days", std::int64_t{study.days});
    root.write_attribute("townships", std::int64_t{study.townships});
    root.write_attribute("seed", std::int64_t{study.seed});
    root.write_attribute("record_period", std::string(id_of(study.period)));
    root.write_attribute("record_units", std::string(id_of(study.units)));
    hdf5::group state = root.create_group(std::string(state_group));
    write_members<replicate_run>(state, {&run});
    write_durably(path, sealed(file.image()), watch);
}

checkpoint::checkpoint(const fs::path& path, language speech)
    : path_(path), speech_(speech), file_(opened(path, speech)) {
    const hdf5::group root = file_.root();
    check_version(root, path, speech);
    try {
        study_ = study_of(root, path, speech);
        replicate_ = number_of(root, "replicate");
        day_ = static_cast<std::int32_t>(number_of(root, "day"));
    } catch (const hdf5::failure& e) {
        refuse(path, e.what());
    }
}

civil_date checkpoint::date() const {
    return date_after(study_.arms.front().world, day_);
}

void checkpoint::check_run(const replicate_run& run) const {
    std::vector<problem> problems;
    const auto compare = [&](std::string_view name, const auto& there, const auto& here) {
        constexpr text words{"{} is {} in the checkpoint and {} in this run", "{}：检查点中为 {}，本次运行为 {}"};
        if (there != here) problems.push_back({path_.string(), say(speech_, words, name, there, here)});
    };
    const plan& now = run.study();
    compare("replicate", replicate_, run.replicate());
    compare("seed", study_.seed, now.seed);
    compare("days", study_.days, now.days);
    compare("townships", study_.townships, now.townships);
    compare("record_period", id_of(study_.period), id_of(now.period));
    compare("record_units", id_of(study_.units), id_of(now.units));
    const scenario& before = study_.arms.front().world;
    const scenario& after = run.of_arm().world;
    if (to_toml(before) != first_part(after, before.reforms.size())) {
        constexpr text words{"scenario {} is not the scenario {} of this run", "情景 {} 不是本次运行的情景 {}"};
        problems.push_back({path_.string(), say(speech_, words, before.name, after.name)});
    }
    for (std::size_t i = before.reforms.size(); i < after.reforms.size(); ++i) {
        const reform& later = after.reforms[i];
        if (later.start.days >= date().days) continue;
        constexpr text words{"reform {} begins before {}, up to which the checkpoint has run without it",
                             "改革 {} 早于 {} 开始，而检查点此前的运行未包含该改革"};
        problems.push_back({path_.string(), say(speech_, words, later.name, iso(date()))});
    }
    if (!problems.empty()) throw input_error(problems);
}

void checkpoint::restore(replicate_run& run) const {
    check_run(run);
    state_reader reader(speech_);
    try {
        reader.read_members<replicate_run>(file_.root().open_group(std::string(state_group)), {&run});
    } catch (const hdf5::failure& e) {
        refuse(path_, e.what());
    }
    std::vector<problem> problems;
    for (const std::string& p : reader.problems()) problems.push_back({path_.string(), p});
    if (!problems.empty()) throw input_error(problems);
    run.settle();
}

}  // namespace sim
