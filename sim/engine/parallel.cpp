#include "sim/engine/parallel.hpp"

#ifdef SIM_PARALLEL
#include <tbb/global_control.h>
#include <tbb/info.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include <atomic>
#include <exception>
#include <mutex>

#ifdef __SANITIZE_THREAD__
extern "C" {
void __tsan_acquire(void*);
void __tsan_release(void*);
}
#endif
#endif

namespace sim {

#ifdef SIM_PARALLEL
namespace {

// The packaged TBB is not instrumented: without these two marks the thread sanitizer would not know that the caller
// waits for its items. What items do to each other stays checked.
[[maybe_unused]] char forked;
[[maybe_unused]] char joined;

void happens_before([[maybe_unused]] char& mark) {
#ifdef __SANITIZE_THREAD__
    __tsan_release(&mark);
#endif
}

void happens_after([[maybe_unused]] char& mark) {
#ifdef __SANITIZE_THREAD__
    __tsan_acquire(&mark);
#endif
}

}  // namespace
#endif

void parallel_for(std::size_t n, [[maybe_unused]] int threads, const std::function<void(std::size_t)>& body) {
#ifdef SIM_PARALLEL
    const int wanted = threads > 0 ? threads : tbb::info::default_concurrency();
    // TBB starts no more threads than there are cores unless told to
    const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, static_cast<std::size_t>(wanted));
    tbb::task_arena arena(wanted);
    arena.execute([&] { parallel_for_within(n, body); });
#else
    parallel_for_within(n, body);
#endif
}

void parallel_for_within(std::size_t n, const std::function<void(std::size_t)>& body) {
#ifdef SIM_PARALLEL
    std::mutex one_at_a_time;
    std::exception_ptr failure;
    std::atomic<bool> failed{false};
    const auto item = [&](std::size_t i) {
        happens_after(forked);
        try {
            if (!failed.load(std::memory_order_relaxed)) body(i);
        } catch (...) {
            const std::scoped_lock lock(one_at_a_time);
            if (!failed.exchange(true)) failure = std::current_exception();
        }
        happens_before(joined);
    };
    happens_before(forked);
    // one item per task: items are long, and stealing single ones balances the last of them
    tbb::parallel_for(std::size_t{0}, n, item, tbb::simple_partitioner{});
    happens_after(joined);
    if (failure) std::rethrow_exception(failure);
#else
    for (std::size_t i = 0; i < n; ++i) body(i);
#endif
}

}  // namespace sim
