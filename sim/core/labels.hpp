/// Bilingual labels: every enumeration a user can meet has one identifier, one English and one Chinese text.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace sim {

/// Language of everything a user reads; identifiers are the same in both.
enum class language : std::uint8_t { en, zh };

/// One text in both languages.
struct text {
    std::string_view en;
    std::string_view zh;

    constexpr std::string_view in(language l) const { return l == language::zh ? zh : en; }
};

/// Identifier (as in TOML, HDF5 and Python) and the two texts of one enumerator.
struct label {
    std::string_view id;
    std::string_view en;
    std::string_view zh;

    constexpr std::string_view in(language l) const { return l == language::zh ? zh : en; }
};

/// Labels of enumeration E in enumerator order; specialised beside each enumeration.
template <class E>
inline constexpr std::array<label, 0> labels{};

/// Number of enumerators of E.
template <class E>
inline constexpr std::size_t count_of = labels<E>.size();

template <class E>
constexpr std::size_t index_of(E e) {
    return static_cast<std::size_t>(e);
}

template <class E>
constexpr const label& label_of(E e) {
    return labels<E>[index_of(e)];
}

template <class E>
constexpr std::string_view id_of(E e) {
    return label_of(e).id;
}

/// One value per enumerator of E.
template <class E, class T>
struct per : std::array<T, count_of<E>> {
    using base = std::array<T, count_of<E>>;
    constexpr T& operator[](E e) { return base::operator[](index_of(e)); }
    constexpr const T& operator[](E e) const { return base::operator[](index_of(e)); }
    constexpr T& operator[](std::size_t i) { return base::operator[](i); }
    constexpr const T& operator[](std::size_t i) const { return base::operator[](i); }
};

}  // namespace sim
