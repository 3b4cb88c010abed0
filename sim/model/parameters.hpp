/// All parameters of the model, gathered from the structs beside the rules that use them.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/core/describe.hpp"
#include "sim/model/schedule.hpp"

namespace sim {

/// One parameter struct per section of a scenario file; `get<attention_params>(p)` is typed access.
using parameters = parameter_sections;

/// One scalar parameter, type-erased for reading, printing and recording.
struct parameter {
    std::string key;  // "attention.displacement_depth", "task_issue.rate.form"
    const parameter_info* info = nullptr;
    std::function<double(const parameters&)> value;
    std::function<void(parameters&, double)> assign;
    double fallback = 0.0;  // the default
};

/// A section of a scenario file: its name and what it is about.
struct section {
    std::string_view name;
    text title;
};

/// Every parameter in schedule order; built once.
const std::vector<parameter>& all_parameters();

/// Every section in schedule order.
const std::vector<section>& all_sections();

/// The parameter with this key, or null.
const parameter* find_parameter(std::string_view key);

}  // namespace sim
