/// A rule that reforms can move: what held before, what a reform puts in its place, and how far the reform has come.
#pragma once

#include <algorithm>
#include <cstdint>

namespace sim {

/// Which rule; its number is part of the draw that decides whom a reform being phased in has reached.
enum class rule_id : std::uint32_t;

/// A rule that holds entity by entity: for a line, a group, a person, a village. `share` is the share of the entities
/// for which `after` holds already. world::value_for gives the value of one entity.
template <class T>
struct rule {
    rule_id id;
    T before;
    T after;
    double share = 0.0;

    /// Neutral: no reform has moved it.
    constexpr rule(rule_id identity, const T& value) : id(identity), before(value), after(value) {}

    /// A reform puts `to` in force for `part` of the entities. A reform to another value replaces an earlier one; what
    /// the earlier one has put in force for everybody is what held before.
    constexpr void move(const T& to, double part) {
        if (to == after) {
            if (before != after) share = std::max(share, part);
            return;
        }
        if (share >= 1.0) before = after;
        after = to;
        share = part;
    }

    /// The value that holds for an entity whose fixed draw in (0, 1) is u.
    constexpr const T& value_at(double u) const { return u < share ? after : before; }

    /// True if this value holds for any entity.
    constexpr bool holds_somewhere(const T& value) const {
        return (share < 1.0 && before == value) || (share > 0.0 && after == value);
    }

    friend constexpr bool operator==(const rule&, const rule&) = default;
};

/// The point at `share` of the way from one number to another.
constexpr double between(double from, double to, double share) {
    return from + share * (to - from);
}

/// The same in whole numbers, rounded.
constexpr std::int32_t between(std::int32_t from, std::int32_t to, double share) {
    return static_cast<std::int32_t>(between(static_cast<double>(from), static_cast<double>(to), share) + 0.5);
}

/// A rule that holds for the township as a whole. While a reform is phased in, the value moves from one to the other.
template <class T>
struct gradual_rule : rule<T> {
    using rule<T>::rule;

    constexpr T value() const { return between(this->before, this->after, this->share); }

    /// A reform moves the value by `part` of the way from where it stands to `to`.
    constexpr void move(const T& to, double part) {
        if (to != this->after) this->before = value();
        rule<T>::move(to, part);
    }

    friend constexpr bool operator==(const gradual_rule&, const gradual_rule&) = default;
};

}  // namespace sim
