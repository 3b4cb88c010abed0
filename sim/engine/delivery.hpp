/// Hands a letter to the mechanisms that receive its kind, in schedule order.
#pragma once

#include "sim/model/county_world.hpp"
#include "sim/model/mechanisms.hpp"
#include "sim/model/world.hpp"

namespace sim {
namespace detail {

template <class M, class L>
concept received_by_township = requires(world& w, const L& l) {
    M::receive(w, l);
};
template <class M, class L>
concept received_by_county = requires(county_world& c, std::int32_t from, const L& l) {
    M::receive(c, from, l);
};

template <class L, class... M>
consteval bool has_receiver(type_list<M...>) {
    return ((received_by_township<M, L> || received_by_county<M, L>) || ...);
}

}  // namespace detail

inline void deliver(world& to, const envelope& from_county) {
    std::visit(
        [&]<class L>(const L& content) {
            static_assert(detail::has_receiver<L>(mechanisms{}), "nobody receives this kind of letter");
            for_each_type(mechanisms{}, [&]<class M>() {
                if constexpr (detail::received_by_township<M, L>) M::receive(to, content);
            });
        },
        from_county.content);
}

inline void deliver(county_world& to, const envelope& from_township) {
    std::visit(
        [&]<class L>(const L& content) {
            for_each_type(mechanisms{}, [&]<class M>() {
                if constexpr (detail::received_by_county<M, L>) M::receive(to, from_township.from, content);
            });
        },
        from_township.content);
}

}  // namespace sim
