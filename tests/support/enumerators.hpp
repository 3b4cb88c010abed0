/// Names of enumerators as the compiler sees them, so that a label table can be held against its enumeration.
#pragma once

#include <array>
#include <string_view>
#include <utility>

#include "sim/core/labels.hpp"

namespace sim::support {

/// "leader" for role::leader; empty for a value that no enumerator has.
template <auto Value>
constexpr std::string_view enumerator_name() {
    const std::string_view full = __PRETTY_FUNCTION__;
    const std::string_view start = "Value = ";
    std::string_view name = full.substr(full.find(start) + start.size());
    name = name.substr(0, name.find_first_of(";]"));
    if (name.starts_with('(')) return {};  // written as a cast: no such enumerator
    return name.substr(name.rfind(':') + 1);
}

/// Names of the first count_of<E> values of E.
template <class E>
constexpr auto enumerator_names() {
    return []<std::size_t... I>(std::index_sequence<I...>) {
        return std::array<std::string_view, sizeof...(I)>{enumerator_name<static_cast<E>(I)>()...};
    }
    (std::make_index_sequence<count_of<E>>());
}

/// True if E has an enumerator beyond its labels.
template <class E>
constexpr bool has_unlabelled_enumerator() {
    return !enumerator_name<static_cast<E>(count_of<E>)>().empty();
}

/// Number of enumerators of E, counted from 0 to the first value without a name.
template <class E, std::size_t First = 0>
constexpr std::size_t enumerator_count() {
    if constexpr (enumerator_name<static_cast<E>(First)>().empty()) {
        return First;
    } else {
        return enumerator_count<E, First + 1>();
    }
}

}  // namespace sim::support
