/// State description: a struct of state variables plus one row per member. From the rows follow the codebook, the
/// checkpoint file and what goes from one process to another; nothing about a state variable is written twice.
#pragma once

#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include "sim/core/describe.hpp"

namespace sim {

/// What is said once about one state variable.
struct state_info {
    std::string_view name;
    std::string_view unit;
    text meaning;
    std::string_view owner;  // the mechanism that alone writes it; empty where several places do
};

/// A row of a description: one member of Owner that a run cannot go on without.
template <class Owner, class T>
struct kept_field {
    using type = T;
    static constexpr bool kept = true;
    T Owner::*member;
    state_info info;
};

/// A row of a member that follows from scenario, seed and what is kept, and is worked out again.
template <class Owner, class T>
struct derived_field {
    using type = T;
    static constexpr bool kept = false;
    T Owner::*member;
    state_info info;
};

/// A row of a member that only its owner can put into words: it is kept as a Form.
template <class Owner, class T, class Form>
struct converted_field {
    using type = T;
    using form = Form;
    static constexpr bool kept = true;
    T Owner::*member;
    state_info info;
    Form (*take)(const Owner&);
    void (*restore)(Owner&, Form&&);  // called when every other member of the owner is as it was
};

/// The description of a state struct, beside it and not inside it: what runs often does not read it. Specialised with
/// `title` (what one object is, in both languages) and `fields()`. A class with private members makes it a friend.
template <class S>
struct state_description;

template <class S>
concept described = requires {
    state_description<S>::fields();
};

/// How a type that is neither a number, a text, a vector nor described is kept. Specialised with `type`, `of` and
/// `from`.
template <class T>
struct state_form;

template <class T>
concept has_state_form = requires {
    typename state_form<T>::type;
};

namespace detail {

template <class T>
inline constexpr bool is_vector = false;
template <class E>
inline constexpr bool is_vector<std::vector<E>> = true;

constexpr std::string_view without_underscore(std::string_view name) {
    return name.ends_with('_') ? name.substr(0, name.size() - 1) : name;
}

}  // namespace detail

/// One value of a column.
template <class T>
concept state_scalar = std::is_arithmetic_v<T> || std::is_enum_v<T> || std::is_same_v<T, std::string>;

template <class Owner, class T>
constexpr auto kept(T Owner::*m, std::string_view name, std::string_view unit, text meaning,
                    std::string_view owner = {}) {
    return kept_field<Owner, T>{m, {detail::without_underscore(name), unit, meaning, owner}};
}

template <class Owner, class T, class Form>
constexpr auto kept_as(T Owner::*m, std::string_view name, std::string_view unit, text meaning,
                       Form (*take)(const Owner&), void (*restore)(Owner&, Form&&)) {
    return converted_field<Owner, T, Form>{m, {detail::without_underscore(name), unit, meaning, {}}, take, restore};
}

template <class Owner, class T>
constexpr auto derived(T Owner::*m, std::string_view name, text meaning) {
    return derived_field<Owner, T>{m, {detail::without_underscore(name), {}, meaning, {}}};
}

namespace detail {

template <class S, std::size_t... I>
consteval bool has_members(std::index_sequence<I...>) {
    return requires {
        S{(static_cast<void>(I), anything{})...};
    };
}

template <class S, class... F>
consteval std::size_t described_size(const std::tuple<F...>&) {
    return (sizeof(typename F::type) + ...);  // NOLINT(bugprone-sizeof-expression): some members are pointers
}

}  // namespace detail

/// Compile-time completeness. An aggregate takes as many initialisers as it has rows and not one more. The members of
/// any other class, which has to do without padding, are as large as the class; this is asked where pointers have 64 bits,
/// because elsewhere other gaps arise.
template <class S>
consteval bool every_state_described() {
    if constexpr (std::is_aggregate_v<S>) {
        constexpr std::size_t rows = std::tuple_size_v<decltype(state_description<S>::fields())>;
        return detail::has_members<S>(std::make_index_sequence<rows>{}) &&
               !detail::has_members<S>(std::make_index_sequence<rows + 1>{});
    } else {
        return sizeof(void*) != 8 || detail::described_size<S>(state_description<S>::fields()) == sizeof(S);
    }
}

/// Calls f(row) for every row of S in order.
template <class S, class F>
constexpr void for_each_state(F&& f) {
    std::apply([&](const auto&... row) { (f(row), ...); }, state_description<S>::fields());
}

}  // namespace sim
