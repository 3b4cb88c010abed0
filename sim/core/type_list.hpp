/// Ordered lists of types: how mechanisms and levers are enumerated without a registry or a virtual call.
#pragma once

#include <tuple>
#include <utility>

namespace sim {

template <class... T>
struct type_list {
    static constexpr std::size_t size = sizeof...(T);
};

/// Calls f.template operator()<T>() for every T in order.
template <class F, class... T>
constexpr void for_each_type(type_list<T...>, F&& f) {
    (f.template operator()<T>(), ...);
}

}  // namespace sim
