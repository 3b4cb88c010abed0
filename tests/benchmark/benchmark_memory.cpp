/// What a replicate holds in memory: every allocation of this program is counted, which would slow down other
/// benchmarks.
#include <benchmark/benchmark.h>
#include <malloc.h>

#include <atomic>
#include <cstdlib>
#include <new>

#include "tests/benchmark/baru.hpp"

namespace {

std::atomic<std::int64_t> held{0};

void* counted(void* block) {
    if (block == nullptr) throw std::bad_alloc();
    held += static_cast<std::int64_t>(malloc_usable_size(block));
    return block;
}

/// Not inline: GCC would see `free` on what `new` gave and warn, though both are replaced here.
[[gnu::noinline]] void returned(void* block) {
    held -= static_cast<std::int64_t>(malloc_usable_size(block));
    std::free(block);
}

}  // namespace

void* operator new(std::size_t n) {
    return counted(std::malloc(n));
}
void* operator new[](std::size_t n) {
    return counted(std::malloc(n));
}
void operator delete(void* block) noexcept {
    returned(block);
}
void operator delete[](void* block) noexcept {
    returned(block);
}
void operator delete(void* block, std::size_t) noexcept {
    returned(block);
}
void operator delete[](void* block, std::size_t) noexcept {
    returned(block);
}

namespace {

using namespace sim::benchmarks;

/// Bytes of the state of a township after eight weeks (usable sizes of its heap blocks), recorder included.
void state_of_a_township(benchmark::State& state) {
    const sim::plan study = study_of(56);
    double bytes = 0.0;
    double persons = 0.0;
    for (auto _ : state) {
        const std::int64_t before = held;
        const sim::replicate_run run = advanced_to_end(study);
        bytes = static_cast<double>(held - before);
        persons = static_cast<double>(run.islands()[0].state().now.persons.size());
    }
    state.counters["bytes_per_person"] = bytes / persons;
    state.counters["bytes_per_township"] = bytes;
    state.counters["persons"] = persons;
}
BENCHMARK(state_of_a_township)->Iterations(1)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
