#include "sim/results/checkpoint/state_reader.hpp"

#include "sim/text/say.hpp"

namespace sim {
namespace {

std::string path_of(const hdf5::group& at, const state_info& info) {
    return at.path() + "/" + std::string(info.name);
}

}  // namespace

void state_reader::complain_of(const hdf5::group& at, const state_info& info, const std::string& why) {
    problems_.push_back(say(speech_, {"{}: {}", "{}：{}"}, path_of(at, info), why));
}

void state_reader::complain_of_value(const hdf5::group& at, const state_info& info, std::size_t row) {
    constexpr text words{"{}: value {} is outside the range of the variable", "{}：第 {} 个值超出该变量的范围"};
    problems_.push_back(say(speech_, words, path_of(at, info), row + 1));
}

void state_reader::complain_of_length(const hdf5::group& here, std::size_t size, std::int64_t stored) {
    constexpr text words{"{}: has {} entries, this run has {}", "{}：有 {} 项，本次运行有 {} 项"};
    problems_.push_back(say(speech_, words, here.path(), stored, size));
}

std::optional<hdf5::group> state_reader::open(const hdf5::group& at, const state_info& info) {
    const std::string name(info.name);
    if (at.has(name) && at.is_group(name)) return at.open_group(name);
    constexpr text words{"{}: missing in the file; this program keeps it", "{}：文件中缺少；本程序需要它"};
    problems_.push_back(say(speech_, words, path_of(at, info)));
    return std::nullopt;
}

std::optional<hdf5::values> state_reader::column(const hdf5::group& at, const state_info& info, std::size_t type,
                                                 std::size_t size) {
    const std::string name(info.name);
    const auto refuse = [&](const text& words, auto... more) -> std::optional<hdf5::values> {
        problems_.push_back(say(speech_, words, path_of(at, info), more...));
        return std::nullopt;
    };
    if (!at.has(name) || at.is_group(name)) {
        return refuse({"{}: missing in the file; this program keeps it", "{}：文件中缺少；本程序需要它"});
    }
    const hdf5::dataset stored = at.open_dataset(name);
    if (static_cast<std::size_t>(stored.type()) != type) {
        return refuse({"{}: its type is not that of this program", "{}：数据类型与本程序不同"});
    }
    const hdf5::extent shape = stored.shape();
    if (shape.size() != 1 || shape[0] != size) {
        return refuse({"{}: has {} values instead of {}", "{}：有 {} 个值，应为 {} 个"}, shape.empty() ? 0 : shape[0],
                      size);
    }
    return stored.read();
}

void state_reader::refuse_unknown(const hdf5::group& here, const std::set<std::string>& known) {
    constexpr text words{"{}/{}: unknown to this program", "{}/{}：本程序不识别"};
    for (const std::string& name : here.names()) {
        if (!known.contains(name)) problems_.push_back(say(speech_, words, here.path(), name));
    }
}

}  // namespace sim
