#include <fmt/format.h>

#include "sim/model/actors.hpp"
#include "sim/text/reference/reference.hpp"
#include "sim/text/say.hpp"

namespace sim {
namespace {

template <class Hook, class... M>
std::string print(const moment<Hook, M...>& m, language l) {
    std::string out = say(l, {"- **{}** (`{}`)\n", "- **{}**（`{}`）\n"}, m.title.in(l), Hook::id);
    std::size_t i = 0;
    const auto row = [&](const text& who) {
        out += say(l, {"  {}. {}: {}\n", "  {}. {}：{}\n"}, i + 1, who.in(l), m.reasons[i].in(l));
        ++i;
    };
    (row(title_of<M>()), ...);
    return out;
}

template <class... Moment>
std::string print(const chapter<Moment...>& c, language l) {
    std::string out = say(l, {"**{}.**\n\n", "**{}。**\n\n"}, c.title.in(l));
    std::apply([&](const auto&... m) { ((out += print(m, l)), ...); }, c.moments);
    return out;
}

}  // namespace

std::string describe_schedule(language l) {
    std::string out;
    const auto add = [&](const auto& c) { out += (out.empty() ? "" : "\n") + print(c, l); };
    std::apply([&](const auto&... c) { (add(c), ...); }, schedule::chapters);
    return out;
}

}  // namespace sim
