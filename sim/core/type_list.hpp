/// Ordered lists of types: how mechanisms and levers are enumerated without a registry or a virtual call.
#pragma once

#include <cstddef>
#include <type_traits>

namespace sim {

/// The types may be incomplete: a list names them, whoever uses one includes it.
template <class... T>
struct type_list {
    static constexpr std::size_t size = sizeof...(T);

    template <class... More>
    using with = type_list<T..., More...>;
};

/// Calls f.template operator()<T>() for every T in order.
template <class F, class... T>
constexpr void for_each_type(type_list<T...>, F&& f) {
    (f.template operator()<T>(), ...);
}

/// Where T stands in a list.
template <class T, class... All>
consteval std::size_t position_in(type_list<All...>) {
    static_assert((std::is_same_v<T, All> || ...), "the list does not name this type");
    std::size_t at = 0;
    (void)((std::is_same_v<T, All> || (++at, false)) || ...);
    return at;
}

}  // namespace sim
