#include "sim/cli/outcomes.hpp"

#include <fmt/format.h>

#include <cmath>
#include <type_traits>
#include <variant>

#include "sim/cli/text_table.hpp"
#include "sim/engine/comparison.hpp"
#include "sim/results/reader.hpp"

namespace sim {
namespace {

constexpr const char* summary_table = "summary";

std::vector<double> as_doubles(const hdf5::values& values) {
    return std::visit(
        [](const auto& v) -> std::vector<double> {
            if constexpr (std::is_arithmetic_v<typename std::decay_t<decltype(v)>::value_type>) {
                return {v.begin(), v.end()};
            } else {
                return {};
            }
        },
        values);
}

std::string title(const variable& v, language l) {
    std::string name = l == language::zh ? v.long_name_zh : v.long_name;
    constexpr text mark{" (reported)", "（上报）"};
    const bool says_so = name.find(l == language::zh ? "上报" : "reported") != std::string::npos;
    if (v.layer == "reported" && !says_so) name += mark.in(l);
    return name;
}

/// "[-3.2, -1.1]"
std::string interval_text(const mean_interval& interval) {
    if (!interval.defined) return "-";
    return "[" + rounded(interval.lower) + ", " + rounded(interval.upper) + "]";
}

std::string ratio_text(const paired_difference& d) {
    if (d.n < 2 || d.exact_zero) return "-";
    return std::isinf(d.ratio) ? "∞" : fmt::format("{:.1f}×", d.ratio);
}

std::string with_sign(double value) {
    return value > 0.0 ? "+" + rounded(value) : rounded(value);
}

}  // namespace

std::vector<outcome_values> read_outcomes(const std::filesystem::path& file, language l) {
    const results_reader results(file, l);
    std::vector<outcome_values> outcomes;
    for (const stored_arm& arm : results.study().arms) {
        const table shape = results.shape(arm.name, summary_table);
        for (std::size_t i = 0; i < shape.variables.size(); ++i) {
            const variable& v = shape.variables[i];
            if (i == outcomes.size()) outcomes.push_back({title(v, l), v.unit, {}, range_of(v.id)});
            outcomes[i].arms.push_back(as_doubles(results.values(arm.name, summary_table, v.id)));
        }
    }
    return outcomes;
}

std::string level_table(const std::vector<outcome_values>& outcomes, language l) {
    const bool several = !outcomes.empty() && outcomes.front().arms.front().size() > 1;
    constexpr text heads[]{{"Outcome", "结果指标"}, {"Unit", "单位"}, {"Mean", "均值"}, {"95 % interval", "95% 区间"}};
    std::vector<std::string> header;
    for (const text& head : heads) header.emplace_back(head.in(l));
    if (!several) header.pop_back();
    text_table table(header);
    for (const outcome_values& outcome : outcomes) {
        const level_estimate level = estimate(outcome.arms.front());
        std::vector<std::string> row{outcome.name, outcome.unit, level.n == 0 ? "-" : rounded(level.mean)};
        if (several) {
            row.push_back(
                interval_text(within(level.interval, outcome.arms.front(), outcome.range.least, outcome.range.most)));
        }
        table.add(row);
    }
    return table.str();
}

std::string difference_table(const std::vector<outcome_values>& outcomes, std::size_t arm,
                             const std::vector<std::string>& arm_names, language l) {
    constexpr text heads[]{{"Difference", "差值"}, {"95 % interval", "95% 区间"}, {"SE smaller by", "标准误缩小"}};
    std::vector<std::string> header{std::string(text{"Outcome", "结果指标"}.in(l)),
                                    std::string(text{"Unit", "单位"}.in(l)), arm_names.front(), arm_names[arm]};
    for (const text& head : heads) header.emplace_back(head.in(l));
    text_table table(header);
    for (const outcome_values& outcome : outcomes) {
        const paired_difference d = compare_paired(outcome.arms.front(), outcome.arms[arm]);
        if (d.n == 0) {
            table.add({outcome.name, outcome.unit, "-", "-", "-", "-", "-"});
            continue;
        }
        constexpr text same{"identical", "完全相同"};
        table.add({outcome.name, outcome.unit, rounded(d.baseline_mean), rounded(d.reform_mean),
                   with_sign(d.difference), d.exact_zero ? std::string(same.in(l)) : interval_text(d.interval),
                   ratio_text(d)});
    }
    return table.str();
}

}  // namespace sim
