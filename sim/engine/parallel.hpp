/// The one place that starts threads: independent items, no order promised, first failure rethrown after all have
/// ended.
#pragma once

#include <cstddef>
#include <functional>

namespace sim {

/// Calls body(0) … body(n - 1), on up to `threads` threads (0 = one per core). In a serial build: one after the other.
void parallel_for(std::size_t n, int threads, const std::function<void(std::size_t)>& body);

/// The same inside an item of parallel_for, sharing its threads.
void parallel_for_within(std::size_t n, const std::function<void(std::size_t)>& body);

}  // namespace sim
