#include "sim/model/levers.hpp"

namespace sim {
namespace {

template <class L, std::size_t I>
lever_parameter describe_setting() {
    static constexpr auto rows = L::fields();
    static constexpr auto row = std::get<I>(rows);
    return {std::string(L::name) + "." + std::string(row.info.name), &row.info,
            [](const lever_settings& s) { return as_double(*std::get<std::optional<L>>(s).*row.member); },
            [](lever_settings& s, double v) {
                auto& lever = std::get<std::optional<L>>(s);
                if (!lever) lever.emplace();
                sim::assign((*lever).*row.member, v);
            },
            as_double(L{}.*row.member)};
}

template <class L>
lever_info describe_lever() {
    lever_info info{L::name,
                    L::title,
                    L::meaning,
                    L::sources,
                    [](const lever_settings& s) { return std::get<std::optional<L>>(s).has_value(); },
                    [](lever_settings& s) {
                        auto& lever = std::get<std::optional<L>>(s);
                        if (!lever) lever.emplace();
                    },
                    {}};
    [&]<std::size_t... I>(std::index_sequence<I...>) {
        (info.parameters.push_back(describe_setting<L, I>()), ...);
    }
    (std::make_index_sequence<std::tuple_size_v<decltype(L::fields())>>{});
    return info;
}

}  // namespace

const std::vector<lever_info>& all_levers() {
    static const std::vector<lever_info> all = [] {
        std::vector<lever_info> infos;
        for_each_type(lever_list{}, [&]<class L>() { infos.push_back(describe_lever<L>()); });
        return infos;
    }();
    return all;
}

}  // namespace sim
