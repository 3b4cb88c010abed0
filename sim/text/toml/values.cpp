#include "sim/text/toml/values.hpp"

#include <algorithm>
#include <cmath>

#include "sim/core/calendar.hpp"
#include "sim/core/nearest.hpp"
#include "sim/core/unicode.hpp"
#include "sim/text/toml/format.hpp"

namespace sim {
namespace {

/// What a value has to be; {} is the range.
text rule_of(value_kind kind) {
    switch (kind) {
        case value_kind::number:
            return {"must be a number in {}", "须为 {} 内的数"};
        case value_kind::count:
            return {"must be a whole number in {}", "须为 {} 内的整数"};
        case value_kind::flag:
            return {"must be {}", "须为 {}"};
        case value_kind::choice:
            return {"must be one of {}", "须为下列之一：{}"};
        case value_kind::clock:
            return {"must be a local time like 08:30:00 in {}", "须为 {} 内的本地时间，如 08:30:00"};
        case value_kind::date:
            return {"must be a local date like 2020-01-06 in {}", "须为 {} 内的本地日期，如 2020-01-06"};
    }
    throw internal_error("unknown value kind");
}

std::vector<std::string> choice_ids(const parameter_info& info) {
    std::vector<std::string> ids;
    for (const label& choice : info.choices) ids.emplace_back(choice.id);
    return ids;
}

/// The value if its TOML type fits the kind.
std::optional<double> typed(const toml::node& value, const parameter_info& info) {
    switch (info.kind) {
        case value_kind::number:
            if (value.is_number()) return value.value<double>();
            return {};
        case value_kind::count:
            if (const auto* v = value.as_integer()) return static_cast<double>(v->get());
            return {};
        case value_kind::flag:
            if (const auto* v = value.as_boolean()) return v->get() ? 1.0 : 0.0;
            return {};
        case value_kind::choice: {
            const auto* v = value.as_string();
            const auto found = std::ranges::find(info.choices, v ? v->get() : "", &label::id);
            if (v == nullptr || found == info.choices.end()) return {};
            return static_cast<double>(found - info.choices.begin());
        }
        case value_kind::clock: {
            const auto* v = value.as_time();
            if (v == nullptr || (*v)->nanosecond != 0) return {};
            return 3600.0 * (*v)->hour + 60.0 * (*v)->minute + (*v)->second;
        }
        case value_kind::date:
            if (const auto* v = value.as_date()) {
                return as_double(make_date((*v)->year, (*v)->month, (*v)->day));
            }
            return {};
    }
    return {};
}

bool allowed(double value, const parameter_info& info) {
    // counts and dates are carried on as 32-bit integers
    const bool fits = info.kind == value_kind::number || std::abs(value) <= INT32_MAX;
    return std::isfinite(value) && fits && info.range.contains(value);
}

/// True if the text would be a valid value without its quotes.
bool valid_bare(const std::string& word, const parameter_info& info) {
    problem_log ignored(language::en);
    const auto document = parse_toml("value = " + word, "", ignored);
    if (!document) return false;
    const auto v = typed(*document->root.get("value"), info);
    return v && allowed(*v, info);
}

/// What the user probably meant, as a sentence with its leading blank; often nothing.
std::string hint(const toml::node& value, const parameter_info& info, language l) {
    constexpr text did_you_mean{" Did you mean {}?", "是否想写 {}？"};
    const auto* word = value.as_string();
    if (word != nullptr && info.kind == value_kind::choice) {
        const auto near = nearest(word->get(), choice_ids(info));
        return near ? say(l, did_you_mean, toml_string(*near)) : "";
    }
    if (word != nullptr)
        return valid_bare(word->get(), info) ? say(l, {" Write it without quotes.", "请去掉引号。"}) : "";
    const auto number = value.value<double>();
    if (!number) return "";
    const bool fraction = info.kind == value_kind::number && info.range.lower == 0.0 && info.range.upper == 1.0;
    if (fraction && *number >= 2.0 && *number <= 100.0) {
        return say(l, did_you_mean, fmt::format("{:.6g}", *number / 100.0));
    }
    if (info.kind == value_kind::flag) return say(l, did_you_mean, *number != 0.0 ? "true" : "false");
    return "";
}

/// Walks a table and its sub-tables; keys are dotted from the table that the settings are for.
class settings_reader {
public:
    settings_reader(const toml_document& document, const std::string& title, std::span<const setting> valid,
                    problem_log& log)
        : document_(document), title_(title), valid_(valid), log_(log) {}

    /// `path` is "" or the dotted name of the table with its last dot.
    void read(const toml::table& table, const std::string& path) {
        for (const auto& [key, value] : table) {
            const std::string name = path + std::string(key.str());
            const std::string full = title_ + "." + name;
            const auto exact = std::ranges::find(valid_, name, &setting::key);
            if (exact != valid_.end()) {
                if (const auto v = read_value(value, *exact->info, full, document_.at(value), log_)) exact->assign(*v);
                continue;
            }
            const std::vector<std::string> below = names_below(name + ".");
            const toml::table* sub = value.as_table();
            if (below.empty()) {
                const std::string in = path.empty() ? title_ : title_ + "." + path.substr(0, path.size() - 1);
                report_unknown(in, key.str(), names_below(path), document_.at(key), log_);
            } else if (sub != nullptr) {
                read(*sub, name + ".");
            } else {
                log_.add(document_.at(value),
                         {"{} = {}: must be a table; its keys are {}.", "{} = {}：须为表，其键为：{}。"}, full,
                         shown(value), fmt::join(below, ", "));
            }
        }
    }

private:
    /// What may stand directly in the table at `path`: keys and names of sub-tables, in order.
    std::vector<std::string> names_below(const std::string& path) const {
        std::vector<std::string> names;
        for (const setting& s : valid_) {
            if (!s.key.starts_with(path)) continue;
            const std::string rest = s.key.substr(path.size());
            std::string name = rest.substr(0, rest.find('.'));
            if (std::ranges::find(names, name) == names.end()) names.push_back(std::move(name));
        }
        return names;
    }

    const toml_document& document_;
    const std::string& title_;
    std::span<const setting> valid_;
    problem_log& log_;
};

}  // namespace

std::optional<double> read_value(const toml::node& value, const parameter_info& info, std::string_view key,
                                 const place& at, problem_log& log) {
    const auto number = typed(value, info);
    if (number && allowed(*number, info)) return number;
    const std::string rule = say(log.in(), rule_of(info.kind), range_text(info));
    log.add(at, {"{} = {}{}: {}.{}", "{} = {}{}：{}。{}"}, key, shown(value), unit_text(info), rule,
            hint(value, info, log.in()));
    return {};
}

void report_unknown(const std::string& table, std::string_view key, std::span<const std::string> valid, const place& at,
                    problem_log& log) {
    const std::string full = table.empty() ? std::string(key) : table + "." + std::string(key);
    if (const auto near = nearest(key, valid)) {
        log.add(at, {"{}: unknown key. Did you mean {}?", "{}：没有这个键。是否想写 {}？"}, full, *near);
    } else if (valid.empty()) {
        log.add(at, {"{}: unknown key. [{}] has no keys.", "{}：没有这个键。[{}] 不含任何键。"}, full, table);
    } else {
        log.add(at, {"{}: unknown key. Valid here: {}.", "{}：没有这个键。此处可用：{}。"}, full,
                fmt::join(valid, ", "));
    }
}

void read_settings(const toml_document& document, const toml::table& table, const std::string& title,
                   std::span<const setting> valid, problem_log& log) {
    settings_reader(document, title, valid, log).read(table, "");
}

std::optional<std::string> read_line(const toml_document& document, const toml::node& value, std::string_view key,
                                     problem_log& log) {
    const auto* s = value.as_string();
    if (s != nullptr && !s->get().empty() && is_one_line(s->get())) return s->get();
    log.add(document.at(value), {"{} = {}: must be a text of one line in quotes.", "{} = {}：须为带引号的单行文字。"},
            key, shown(value));
    return {};
}

}  // namespace sim
