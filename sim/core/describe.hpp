/// Parameter description: a plain struct plus one row per member. From the rows follow validation, reading, the printed
/// references, the JSON Schema, the HDF5 record and Python access; nothing about a parameter is written twice.
#pragma once

#include <cmath>
#include <cstdint>
#include <limits>
#include <span>
#include <string_view>
#include <tuple>
#include <type_traits>

#include "sim/core/labels.hpp"

/// Member pointer and its name from one identifier, so that the text cannot drift from the code.
#define SIM_NAME(owner, member) &owner::member, #member

namespace sim {

/// How far a default can be trusted: the trust grades of the sources, then our own inference, then a bare
/// assumption.
enum class confidence : std::uint8_t { A, B, C, D, seed, inference, assumption };
template <>
inline constexpr auto labels<confidence> = std::to_array<label>({
    {"A", "official statistic, experiment or clear peer-reviewed sample", "官方统计、实验或样本清楚的同行评议研究"},
    {"B", "peer-reviewed survey with a weak sample, or field survey", "样本较弱的同行评议调查或田野调查"},
    {"C", "journalism naming places or persons, single cases", "点名报道或个案"},
    {"D", "anonymous or aggregated; plausibility bound only", "匿名或汇总材料，仅作合理性边界"},
    {"seed", "stated in a seed document", "种子文献所述"},
    {"inference", "inferred from cited numbers", "由所引数字推断"},
    {"assumption", "assumption; sweep the range", "假设，须在范围内作敏感性分析"},
});

/// How the one `double` that carries any parameter value is to be read and written.
enum class value_kind : std::uint8_t { number, count, flag, choice, clock, date };

/// Inclusive range.
struct bounds {
    double lower = -std::numeric_limits<double>::infinity();
    double upper = std::numeric_limits<double>::infinity();

    /// False for NaN.
    constexpr bool contains(double v) const { return lower <= v && v <= upper; }
};

/// Seconds after midnight, written as a TOML local time.
struct clock_time {
    std::int32_t seconds = 0;
};

/// Days since 1970-01-01, written as a TOML local date.
struct civil_date {
    std::int32_t days = 0;
};

/// What is said once about one parameter.
struct parameter_info {
    std::string_view name;
    value_kind kind = value_kind::number;
    std::string_view unit;
    bounds range;
    text meaning;
    std::string_view sources;  // ids of sim/model/sources.toml, separated by blanks; empty for an assumption
    confidence trust = confidence::assumption;
    std::span<const label> choices;  // of value_kind::choice
};

/// One row of a fields() table: a member and its description. Arrays indexed by an enumeration have `index` labels.
template <class Owner, class T>
struct field {
    T Owner::*member;
    parameter_info info;
    std::span<const label> index;
};

template <class Owner>
constexpr auto number(double Owner::*m, std::string_view name, std::string_view unit, bounds range, text meaning,
                      std::string_view sources, confidence trust) {
    return field<Owner, double>{m, {name, value_kind::number, unit, range, meaning, sources, trust, {}}, {}};
}

template <class Owner>
constexpr auto count(std::int32_t Owner::*m, std::string_view name, std::string_view unit, bounds range, text meaning,
                     std::string_view sources, confidence trust) {
    return field<Owner, std::int32_t>{m, {name, value_kind::count, unit, range, meaning, sources, trust, {}}, {}};
}

template <class Owner>
constexpr auto flag(bool Owner::*m, std::string_view name, text meaning, std::string_view sources, confidence trust) {
    return field<Owner, bool>{m, {name, value_kind::flag, "1", {0, 1}, meaning, sources, trust, {}}, {}};
}

template <class Owner, class E>
requires std::is_enum_v<E>
constexpr auto choice(E Owner::*m, std::string_view name, text meaning, std::string_view sources, confidence trust) {
    return field<Owner, E>{m,
                           {name,
                            value_kind::choice,
                            "1",
                            {0, static_cast<double>(count_of<E>) - 1},
                            meaning,
                            sources,
                            trust,
                            std::span<const label>(labels<E>)},
                           {}};
}

template <class Owner>
constexpr auto clock(clock_time Owner::*m, std::string_view name, text meaning, std::string_view sources,
                     confidence trust) {
    return field<Owner, clock_time>{m, {name, value_kind::clock, "s", {0, 86400}, meaning, sources, trust, {}}, {}};
}

template <class Owner>
constexpr auto date(civil_date Owner::*m, std::string_view name, bounds range, text meaning, std::string_view sources,
                    confidence trust) {
    return field<Owner, civil_date>{m, {name, value_kind::date, "d", range, meaning, sources, trust, {}}, {}};
}

/// A number for each enumerator of E; written as a sub-table whose keys are the enumerators' ids.
template <class Owner, class E>
constexpr auto numbers(per<E, double> Owner::*m, std::string_view name, std::string_view unit, bounds range,
                       text meaning, std::string_view sources, confidence trust) {
    return field<Owner, per<E, double>>{
        m, {name, value_kind::number, unit, range, meaning, sources, trust, {}}, std::span<const label>(labels<E>)};
}

/// Value of one parameter as the `double` that every kind fits into without loss.
template <class T>
constexpr double as_double(const T& v) {
    if constexpr (std::is_same_v<T, clock_time>) {
        return v.seconds;
    } else if constexpr (std::is_same_v<T, civil_date>) {
        return v.days;
    } else {
        return static_cast<double>(v);
    }
}

template <class T>
constexpr void assign(T& target, double v) {
    if constexpr (std::is_same_v<T, clock_time>) {
        target.seconds = static_cast<std::int32_t>(v);
    } else if constexpr (std::is_same_v<T, civil_date>) {
        target.days = static_cast<std::int32_t>(v);
    } else if constexpr (std::is_same_v<T, bool>) {
        target = v != 0.0;
    } else {
        target = static_cast<T>(v);
    }
}

namespace detail {

struct anything {
    template <class T>
    operator T() const;  // NOLINT(google-explicit-constructor): counts aggregate members, never called
};

template <class P, class... A>
consteval std::size_t member_count() {
    if constexpr (requires { P{A{}..., anything{}}; }) {
        return member_count<P, A..., anything>();
    } else {
        return sizeof...(A);
    }
}

template <class P, class T>
constexpr bool default_in_range(const P& defaults, const field<P, T>& f) {
    if constexpr (
        requires { defaults.*f.member.size(); } || requires(T t) { t.size(); }) {
        for (const auto& v : defaults.*f.member) {
            if (!f.info.range.contains(as_double(v))) return false;
        }
        return true;
    } else {
        return f.info.range.contains(as_double(defaults.*f.member));
    }
}

}  // namespace detail

/// Compile-time completeness: as many rows as members.
template <class P>
consteval bool every_member_described() {
    return std::tuple_size_v<decltype(P::fields())> == detail::member_count<P>();
}

/// Compile-time check that every default lies in its own range.
template <class P>
consteval bool defaults_in_range() {
    constexpr P defaults{};
    return std::apply([&](const auto&... f) { return (detail::default_in_range(defaults, f) && ...); }, P::fields());
}

}  // namespace sim
