/// Moments of a schedule: at a moment, one hook of several actors is called, in an order that is declared with its reasons.
/// Everything is resolved at compile time.
#pragma once

#include <array>
#include <string_view>
#include <tuple>
#include <type_traits>

#include "sim/core/labels.hpp"
#include "sim/core/type_list.hpp"

/// A hook: the static function of this name that an actor has. `in<M>` needs M whole.
#define SIM_HOOK(name)                                  \
    struct name {                                       \
        static constexpr std::string_view id = #name;   \
        template <class M>                              \
        static constexpr bool in = requires {           \
            &M::name;                                   \
        };                                              \
        template <class M, class... A>                  \
        static constexpr decltype(auto) call(A&... a) { \
            return M::name(a...);                       \
        }                                               \
    }

namespace sim {

/// M acts, and this is what it does, or why it acts at this place.
template <class M>
struct step {
    text reason;

    constexpr step(std::string_view en, std::string_view zh) : reason{en, zh} {}
};

/// One moment: its hook, its title, and who acts in which order. The actors may be incomplete until it is called.
template <class Hook, class... M>
struct moment {
    using hook = Hook;
    using actors = type_list<M...>;
    template <class Actor>
    static constexpr bool names = (std::is_same_v<Actor, M> || ...);

    text title;
    std::array<text, sizeof...(M)> reasons;

    constexpr moment(Hook /*of the actors*/, text t, step<M>... steps) : title(t), reasons{steps.reason...} {}
};

/// Moments that belong together, in the order in which they are read.
template <class... Moment>
struct chapter {
    text title;
    std::tuple<const Moment&...> moments;
};
template <class... Moment>
chapter(text, std::tuple<const Moment&...>) -> chapter<Moment...>;

/// Every actor acts.
template <class Hook, class... M, class... A>
void happen(const moment<Hook, M...>& /*names the actors*/, A&&... a) {
    static_assert((std::is_void_v<decltype(Hook::template call<M>(a...))> && ...), "an answer would be lost");
    (Hook::template call<M>(a...), ...);
}

namespace detail {

template <class Hook, class M, class... A>
bool allows(A&... a) {
    if constexpr (std::is_void_v<decltype(Hook::template call<M>(a...))>) {
        Hook::template call<M>(a...);
        return true;
    } else {
        return Hook::template call<M>(a...);
    }
}

}  // namespace detail

/// The actors act until one answers false, which ends the moment; an actor without an answer never does. True if none did.
template <class Hook, class... M, class... A>
bool goes_on(const moment<Hook, M...>& /*names the actors*/, A&&... a) {
    return (detail::allows<Hook, M>(a...) && ...);
}

/// The actors are asked until one answers true. False if none did.
template <class Hook, class... M, class... A>
bool first_of(const moment<Hook, M...>& /*names the actors*/, A&&... a) {
    return (Hook::template call<M>(a...) || ...);
}

/// The sum of what every actor answers.
template <class Hook, class... M, class... A>
auto total_of(const moment<Hook, M...>& /*names the actors*/, A&&... a) {
    return (Hook::template call<M>(a...) + ...);
}

/// The answer of the one actor who decides.
template <class Hook, class M, class... A>
decltype(auto) decision_of(const moment<Hook, M>& /*names the actor*/, A&&... a) {
    return Hook::template call<M>(a...);
}

/// True if the moment names exactly those of the actors that have its hook.
template <class Moment, class... All>
consteval bool names_all_of(type_list<All...> /*every actor*/) {
    return ((Moment::hook::template in<All> == Moment::template names<All>)&&...);
}

}  // namespace sim
