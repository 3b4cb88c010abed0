/// State variables as columns of a checkpoint: which type a value has there, and writing and reading one column.
#pragma once

#include <cstdint>
#include <string>
#include <type_traits>
#include <vector>

#include "sim/core/state.hpp"
#include "sim/results/hdf5/file.hpp"

namespace sim {

/// What a value becomes in the file: text, real number, or a whole number of 32 or 64 bits.
template <state_scalar T>
struct stored_as {
    static constexpr bool narrow = sizeof(T) < 4 || (sizeof(T) == 4 && (std::is_enum_v<T> || std::is_signed_v<T>));
    using whole = std::conditional_t<narrow, std::int32_t, std::int64_t>;
    using type = std::conditional_t<std::is_floating_point_v<T>, double, whole>;
};
template <>
struct stored_as<std::string> {
    using type = std::string;
};
template <state_scalar T>
using stored_type = typename stored_as<T>::type;

/// True if `stored` came of a value of type T; `value` is it then.
template <state_scalar T>
bool regain(T& value, const stored_type<T>& stored) {
    value = static_cast<T>(stored);
    if constexpr (std::is_enum_v<T>) {
        if (count_of < T >> 0 && static_cast<std::size_t>(stored) >= count_of<T>) return false;
    }
    if constexpr (std::is_floating_point_v<T>) {
        return static_cast<double>(value) == stored || value != value;
    } else {
        return static_cast<stored_type<T>>(value) == stored;
    }
}

/// What a data set or a group says about itself.
void write_info(hdf5::object& object, const state_info& info);

/// Makes a data set of the values of one variable.
void write_column(hdf5::group& at, const state_info& info, const hdf5::values& column);

/// The lengths of the lists of one variable, and the values of a list of plain values.
inline constexpr state_info list_lengths{"length", "1", {"Length of each list.", "各列表长度。"}, {}};
inline constexpr state_info list_values{"values", "1", {"The lists, one after the other.", "各列表依次相接。"}, {}};

}  // namespace sim
