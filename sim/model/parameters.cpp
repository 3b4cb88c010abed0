#include "sim/model/parameters.hpp"

#include <algorithm>

namespace sim {
namespace {

/// Turns row I of section P into one parameter, or one per enumerator.
template <class P, std::size_t I>
void add_field(std::vector<parameter>& all) {
    static constexpr auto rows = P::fields();
    static constexpr auto row = std::get<I>(rows);
    const std::string stem = std::string(P::section) + "." + std::string(row.info.name);
    const P defaults{};
    if constexpr (requires { (defaults.*row.member).size(); }) {
        for (std::size_t k = 0; k < row.index.size(); ++k) {
            all.push_back({stem + "." + std::string(row.index[k].id), &row.info,
                           [k](const parameters& p) { return as_double((std::get<P>(p).*row.member)[k]); },
                           [k](parameters& p, double v) { sim::assign((std::get<P>(p).*row.member)[k], v); },
                           as_double((defaults.*row.member)[k])});
        }
    } else {
        all.push_back({stem, &row.info, [](const parameters& p) { return as_double(std::get<P>(p).*row.member); },
                       [](parameters& p, double v) { sim::assign(std::get<P>(p).*row.member, v); },
                       as_double(defaults.*row.member)});
    }
}

template <class P>
void add_section(std::vector<parameter>& all) {
    [&]<std::size_t... I>(std::index_sequence<I...>) {
        (add_field<P, I>(all), ...);
    }
    (std::make_index_sequence<std::tuple_size_v<decltype(P::fields())>>{});
}

template <class... P>
std::vector<parameter> gather(const std::tuple<P...>*) {
    std::vector<parameter> all;
    (add_section<P>(all), ...);
    return all;
}

template <class... P>
std::vector<section> name_sections(const std::tuple<P...>*) {
    return {section{P::section, P::title}...};
}

}  // namespace

const std::vector<parameter>& all_parameters() {
    static const std::vector<parameter> all = gather(static_cast<const parameters*>(nullptr));
    return all;
}

const std::vector<section>& all_sections() {
    static const std::vector<section> all = name_sections(static_cast<const parameters*>(nullptr));
    return all;
}

const parameter* find_parameter(std::string_view key) {
    const auto& all = all_parameters();
    const auto found = std::ranges::find(all, key, [](const parameter& p) { return std::string_view(p.key); });
    return found == all.end() ? nullptr : &*found;
}

}  // namespace sim
