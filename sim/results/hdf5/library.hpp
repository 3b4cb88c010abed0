/// What the files of this folder share: the C headers, element types and error checks. No other folder includes this.
#pragma once

#include <hdf5.h>
#include <hdf5_hl.h>

#include <string>
#include <string_view>
#include <type_traits>

#include "sim/results/hdf5/file.hpp"

namespace sim::hdf5 {

static_assert(std::is_same_v<hid_t, std::int64_t>, "handles are stored as std::int64_t");

/// Before the first call on a file: the library prints no error stack (reasons travel in `failure`) and does nothing at
/// exit.
void begin();

/// The deepest reason on the library's error stack, or "" if it gives none.
std::string reason();

/// Remembers the reason why a handle could not be closed, unless an earlier one is remembered.
void note_lost_write() noexcept;

/// The remembered reason, which is then forgotten; empty if every handle closed.
std::string take_lost_write();

/// Throws `failure` if a call of the C library reported one.
template <class Result>
Result check(Result result, std::string_view doing) {
    if (result < 0) throw failure(std::string(doing) + ": " + reason());
    return result;
}

inline handle own(hid_t id, handle::closer close, std::string_view doing) {
    return {check(id, doing), close};
}

/// UTF-8 of variable length.
handle text_type();

/// Type of an element in memory and in the file.
handle element_type(element e);

}  // namespace sim::hdf5
