/// Records of replicates seen by tests: cells by name, differences, sums over periods, and a digest.
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/core/table.hpp"

namespace sim::support {

using int_data = std::vector<std::int64_t>;
using real_data = std::vector<double>;

inline const int_data& ints(const replicate_record& r, const std::string& table_id, const std::string& variable_id) {
    return std::get<int_data>(r.at(table_id).at(variable_id).data);
}

inline const real_data& reals(const replicate_record& r, const std::string& table_id, const std::string& variable_id) {
    return std::get<real_data>(r.at(table_id).at(variable_id).data);
}

inline std::int64_t total(const replicate_record& r, const std::string& table_id, const std::string& variable_id) {
    std::int64_t sum = 0;
    for (const std::int64_t x : ints(r, table_id, variable_id)) sum += x;
    return sum;
}

inline std::size_t extent(const replicate_record& r, const std::string& table_id, const std::string& axis) {
    return r.at(table_id).axis(axis).size();
}

/// Sums of consecutive runs of `length` cells: the last axes added up.
inline int_data sums_of(std::span<const std::int64_t> cells, std::size_t length) {
    int_data sums(cells.size() / length, 0);
    for (std::size_t i = 0; i < cells.size(); ++i) sums[i / length] += cells[i];
    return sums;
}

/// Sum over the first axis, which has `length` places.
inline int_data sum_over_first(std::span<const std::int64_t> cells, std::size_t length) {
    const std::size_t rest = cells.size() / length;
    int_data sums(rest, 0);
    for (std::size_t i = 0; i < cells.size(); ++i) sums[i % rest] += cells[i];
    return sums;
}

/// The cells of the last place on the first axis.
template <class T>
std::vector<T> last_of_first(const std::vector<T>& cells, std::size_t length) {
    return {cells.end() - static_cast<std::ptrdiff_t>(cells.size() / length), cells.end()};
}

namespace detail {

inline std::uint64_t bits(double x) {
    return std::bit_cast<std::uint64_t>(x);
}
inline std::uint64_t bits(std::int64_t x) {
    return static_cast<std::uint64_t>(x);
}
inline std::uint64_t bits(std::int32_t x) {
    return static_cast<std::uint64_t>(x);
}

inline bool same_places(const dimension& a, const dimension& b) {
    return a.names == b.names && a.values == b.values;
}

/// Where each place of `a` is in `b`; b.size() if it is not there.
inline std::vector<std::size_t> places_in(const dimension& a, const dimension& b) {
    std::vector<std::size_t> at(a.size());
    for (std::size_t i = 0; i < at.size(); ++i) {
        at[i] = a.names.empty() ? static_cast<std::size_t>(std::ranges::find(b.values, a.values[i]) - b.values.begin())
                                : static_cast<std::size_t>(std::ranges::find(b.names, a.names[i]) - b.names.begin());
    }
    return at;
}

/// True if every cell of `a` is found in `b` under the same names, or is zero where `b` has no such place.
template <class T>
bool found_in(const table& a, const variable& x, const table& b, std::span<const T> from, std::span<const T> in) {
    std::vector<std::vector<std::size_t>> place;
    for (const std::string& id : x.dimensions) place.push_back(places_in(a.axis(id), b.axis(id)));
    for (std::size_t cell = 0; cell < from.size(); ++cell) {
        std::size_t rest = cell;
        std::size_t at = 0;
        std::size_t stride = 1;
        bool there = true;
        for (std::size_t d = place.size(); d-- > 0;) {
            const std::size_t here = place[d][rest % place[d].size()];
            const std::size_t size = b.axis(x.dimensions[d]).size();
            there = there && here < size;
            at += here * stride;
            stride *= size;
            rest /= place[d].size();
        }
        if (bits(from[cell]) != (there ? bits(in[at]) : bits(T{0}))) return false;
    }
    return true;
}

/// The cells of the first so many recorded periods, or all cells of what is not recorded by period.
template <class T>
std::span<const T> first_periods(const table& t, const variable& v, std::span<const T> cells, std::size_t periods) {
    if (v.dimensions.empty() || v.dimensions.front() != "day") return cells;
    const std::size_t days = t.axis("day").size();
    return cells.first(cells.size() / days * std::min(periods, days));
}

template <class T>
bool same_cells(const table& a, const variable& x, const table& b, const variable& y, std::size_t periods) {
    const std::span<const T> from = first_periods<T>(a, x, std::get<std::vector<T>>(x.data), periods);
    const std::span<const T> in = first_periods<T>(b, y, std::get<std::vector<T>>(y.data), periods);
    const bool same_axes =
        std::ranges::all_of(x.dimensions, [&](const std::string& id) { return same_places(a.axis(id), b.axis(id)); });
    if (!same_axes) return found_in(a, x, b, from, in) && found_in(b, y, a, in, from);
    return std::ranges::equal(from, in, [](T u, T v) { return bits(u) == bits(v); });
}

}  // namespace detail

inline constexpr std::size_t all_periods = SIZE_MAX;

/// "table.variable" of everything that differs in a single bit. Cells are matched by the names of their axes; a place
/// that only one record has must be zero. With fewer than all periods, what is not recorded by period is left out.
inline std::vector<std::string> differences(const replicate_record& a, const replicate_record& b,
                                            std::size_t periods = all_periods) {
    std::vector<std::string> found;
    if (a.tables.size() != b.tables.size()) found.emplace_back("number of tables");
    for (const table& t : a.tables) {
        const table& u = b.at(t.id);
        if (t.variables.size() != u.variables.size()) found.push_back(t.id + ": number of variables");
        for (const variable& x : t.variables) {
            const bool by_period = !x.dimensions.empty() && x.dimensions.front() == "day";
            if (periods != all_periods && !by_period) continue;
            const variable& y = u.at(x.id);
            const bool same =
                x.dimensions == y.dimensions && x.data.index() == y.data.index() &&
                std::visit([&]<class T>(const std::vector<T>&) { return detail::same_cells<T>(t, x, u, y, periods); },
                           x.data);
            if (!same) found.push_back(t.id + "." + x.id);
        }
    }
    return found;
}

/// FNV-1a, 64 bits (Fowler, Noll, Vo): the same on every machine, needs no library.
class fnv1a {
public:
    void add_byte(std::uint8_t b) { state_ = (state_ ^ b) * 0x100000001B3ULL; }
    void add(std::uint64_t word) {
        for (unsigned shift = 0; shift < 64; shift += 8) add_byte(static_cast<std::uint8_t>(word >> shift));
    }
    void add(std::string_view text) {
        add(text.size());
        for (const char c : text) add_byte(static_cast<std::uint8_t>(c));
    }
    std::uint64_t value() const { return state_; }

private:
    std::uint64_t state_ = 0xCBF29CE484222325ULL;
};

/// Names, axes and every bit of the data of a table.
inline std::uint64_t digest(const table& t) {
    fnv1a sum;
    sum.add(t.id);
    for (const dimension& d : t.dimensions) {
        sum.add(d.id);
        for (const std::string& name : d.names) sum.add(name);
        for (const std::int64_t value : d.values) sum.add(detail::bits(value));
    }
    for (const variable& v : t.variables) {
        sum.add(v.id);
        for (const std::string& id : v.dimensions) sum.add(id);
        std::visit(
            [&](const auto& data) {
                sum.add(data.size());
                for (const auto x : data) sum.add(detail::bits(x));
            },
            v.data);
    }
    return sum.value();
}

}  // namespace sim::support
