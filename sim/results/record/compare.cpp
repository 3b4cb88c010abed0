#include "sim/results/record/compare.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <ranges>
#include <vector>

namespace sim {
namespace {

bool same_description(const variable& a, const variable& b) {
    return a.id == b.id && a.unit == b.unit && a.long_name == b.long_name && a.long_name_zh == b.long_name_zh &&
           a.layer == b.layer && a.dimensions == b.dimensions && a.data.index() == b.data.index();
}

template <class Items>
std::string ids(const Items& items) {
    std::vector<std::string> all;
    for (const auto& item : items) all.push_back(item.id);
    return fmt::format("{}", fmt::join(all, ", "));
}

std::string shape_difference(const table& a, const table& b) {
    if (ids(a.dimensions) != ids(b.dimensions)) {
        return fmt::format("{}: dimensions ({}) != ({})", a.id, ids(a.dimensions), ids(b.dimensions));
    }
    for (std::size_t i = 0; i < a.dimensions.size(); ++i) {
        if (a.dimensions[i] != b.dimensions[i]) return fmt::format("{}: dimension {}", a.id, a.dimensions[i].id);
    }
    if (ids(a.variables) != ids(b.variables)) {
        return fmt::format("{}: variables ({}) != ({})", a.id, ids(a.variables), ids(b.variables));
    }
    for (std::size_t i = 0; i < a.variables.size(); ++i) {
        if (!same_description(a.variables[i], b.variables[i])) {
            return fmt::format("{}: description of variable {}", a.id, a.variables[i].id);
        }
    }
    if (a.title != b.title || a.title_zh != b.title_zh) return a.id + ": title";
    return {};
}

template <class T>
bool same_bits(T a, T b) {
    if constexpr (std::is_same_v<T, double>) {
        return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b);
    } else {
        return a == b;
    }
}

std::string name_of(const dimension& d, std::size_t i) {
    return fmt::format("{}={}", d.id, d.names.empty() ? std::to_string(d.values.at(i)) : d.names.at(i));
}

/// Coordinates of a place in a row-major array.
std::string index_text(const table& t, const variable& v, std::size_t place) {
    std::vector<std::string> parts;
    for (const std::string& id : v.dimensions | std::views::reverse) {
        const dimension& d = t.axis(id);
        parts.push_back(name_of(d, place % d.size()));
        place /= d.size();
    }
    std::ranges::reverse(parts);
    return fmt::format("{}", fmt::join(parts, ", "));
}

template <class T>
std::optional<record_difference> first_difference(const table& t, const variable& v, const std::vector<T>& a,
                                                  const std::vector<T>& b) {
    if (a.size() != b.size())
        return record_difference{t.id, v.id, "size", fmt::to_string(a.size()), fmt::to_string(b.size())};
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (same_bits(a[i], b[i])) continue;
        return record_difference{t.id, v.id, index_text(t, v, i), fmt::to_string(a[i]), fmt::to_string(b[i])};
    }
    return std::nullopt;
}

}  // namespace

std::string shape_difference(const replicate_record& left, const replicate_record& right) {
    if (ids(left.tables) != ids(right.tables)) {
        return fmt::format("tables ({}) != ({})", ids(left.tables), ids(right.tables));
    }
    for (std::size_t i = 0; i < left.tables.size(); ++i) {
        if (std::string found = shape_difference(left.tables[i], right.tables[i]); !found.empty()) return found;
    }
    return {};
}

std::optional<record_difference> first_difference(const replicate_record& left, const replicate_record& right) {
    if (const std::string shape = shape_difference(left, right); !shape.empty()) {
        return record_difference{shape, "", "", "", ""};
    }
    for (std::size_t t = 0; t < left.tables.size(); ++t) {
        for (std::size_t i = 0; i < left.tables[t].variables.size(); ++i) {
            const variable& a = left.tables[t].variables[i];
            const variable& b = right.tables[t].variables[i];
            const auto compare = [&]<class T>(const std::vector<T>& values) {
                return first_difference(left.tables[t], a, values, std::get<std::vector<T>>(b.data));
            };
            if (auto found = std::visit(compare, a.data)) return found;
        }
    }
    return std::nullopt;
}

std::size_t value_count(const replicate_record& record) {
    std::size_t n = 0;
    for (const table& t : record.tables) {
        for (const variable& v : t.variables) n += std::visit([](const auto& data) { return data.size(); }, v.data);
    }
    return n;
}

}  // namespace sim
