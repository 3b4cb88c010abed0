/// All reform levers in the order in which they act on the rules, and their type-erased parameters.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "sim/core/describe.hpp"
#include "sim/model/lever_list.hpp"

namespace sim {

namespace detail {
template <class... L>
std::tuple<std::optional<L>...> optionals_of(type_list<L...>);
}

/// A setting per lever, empty where a reform leaves the lever alone. A lever *is* its parameter struct plus a static
/// apply().
using lever_settings = decltype(detail::optionals_of(lever_list{}));

/// One scalar setting of a lever; key is "<lever>.<name>".
struct lever_parameter {
    std::string key;
    const parameter_info* info = nullptr;
    std::function<double(const lever_settings&)> value;   // requires that the lever is present
    std::function<void(lever_settings&, double)> assign;  // makes the lever present
    double fallback = 0.0;
};

/// What a lever is, once.
struct lever_info {
    std::string_view name;  // table name under [levers]
    text title;
    text meaning;
    std::string_view sources;
    std::function<bool(const lever_settings&)> present;
    std::function<void(lever_settings&)> enable;  // present with default settings
    std::vector<lever_parameter> parameters;
};

const std::vector<lever_info>& all_levers();

}  // namespace sim
