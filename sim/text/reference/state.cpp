#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "sim/model/description/world.hpp"
#include "sim/text/reference/reference.hpp"
#include "sim/text/say.hpp"

namespace sim {
namespace {

/// What a member holds one or many of.
template <class T>
struct element {
    using type = T;
};
template <class E>
struct element<std::vector<E>> : element<E> {};
template <has_state_form T>
struct element<T> : element<typename state_form<T>::type> {};

/// In what form a member is kept.
template <class Row>
struct kept_type {
    using type = typename element<typename Row::type>::type;
};
template <class Owner, class T, class Form>
struct kept_type<converted_field<Owner, T, Form>> {
    using type = typename element<Form>::type;
};
template <class Row>
using kept_type_of = typename kept_type<std::remove_cvref_t<Row>>::type;

/// The words of an enumeration with their numbers, as they stand in a checkpoint.
template <class E>
std::string words(language l) {
    std::vector<std::string> all;
    for (std::size_t i = 0; i < count_of<E>; ++i) all.push_back(fmt::format("{} {}", i, labels<E>[i].in(l)));
    if (all.empty()) return {};
    constexpr text separator{"; ", "；"};
    return say(l, {" {}.", "{}。"}, fmt::join(all, separator.in(l)));
}

template <class Row>
std::string row_of(const Row& row, language l) {
    using kept_type = kept_type_of<Row>;
    const state_info& info = row.info;
    std::string meaning(info.meaning.in(l));
    if constexpr (std::is_enum_v<kept_type>) meaning += words<kept_type>(l);
    if constexpr (described<kept_type>) {
        meaning += say(l, {" Each: *{}*.", "每项见*{}*。"}, state_description<kept_type>::title.in(l));
    }
    const text kept = Row::kept ? text{"kept", "保存"} : text{"derived", "推得"};
    return fmt::format("| `{}` | {} | {} | {} | {} |\n", info.name, info.unit, meaning, info.owner, kept.in(l));
}

/// Writes the section of S and then those of everything that it holds, each once.
class page_writer {
public:
    explicit page_writer(language l) : speech_(l) {}

    template <class S>
    void add() {
        if (std::ranges::find(seen_, &state_description<S>::title) != seen_.end()) return;
        seen_.push_back(&state_description<S>::title);
        constexpr text header{"| Variable | Unit | Meaning | Written by | In a checkpoint |\n|---|---|---|---|---|\n",
                              "| 变量 | 单位 | 含义 | 写入者 | 检查点 |\n|---|---|---|---|---|\n"};
        page_ += fmt::format("\n## {}\n\n{}", state_description<S>::title.in(speech_), header.in(speech_));
        for_each_state<S>([&](const auto& row) { page_ += row_of(row, speech_); });
        for_each_state<S>([&](const auto& row) {
            using kept_type = kept_type_of<decltype(row)>;
            if constexpr (described<kept_type>) add<kept_type>();
        });
    }
    std::string page() && { return std::move(page_); }

private:
    language speech_;
    std::string page_;
    std::vector<const text*> seen_;
};

}  // namespace

std::string describe_state(language l) {
    constexpr text title{
        "# State variables\n\nWhat varies during a run. A variable is written by the mechanism named; where none is, "
        "by "
        "several. What is kept goes into a checkpoint; the rest follows from it, the scenario and the seed. Places are "
        "numbered from 0; -1 stands for none. Times are seconds after the first midnight.\n",
        "# 状态变量\n\n运行中变化的量。“写入者”为唯一改写它的机制；空白表示有多处改写。“保存”的变量写入检查点文件，"
        "其余由它们、情景和种子推得。序号从 0 起，-1 表示无。时刻为自首日零点起的秒数。\n"};
    page_writer writer(l);
    writer.add<world>();
    return std::string(title.in(l)) + std::move(writer).page();
}

}  // namespace sim
