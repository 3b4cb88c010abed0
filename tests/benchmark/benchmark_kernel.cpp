/// What a discrete-event simulation with keyed draws costs at least: one pop, one draw and one push per event, no
/// model.
#include <benchmark/benchmark.h>

#include "sim/core/distributions.hpp"
#include "sim/core/event_queue.hpp"
#include "sim/core/random.hpp"

namespace {

using namespace sim;

void philox(benchmark::State& state) {
    const random_source random(1, 0, 0);
    std::uint32_t i = 0;
    for (auto _ : state) benchmark::DoNotOptimize(random.uniform(purpose::task_work, 7, i++));
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(philox);

void next_event(benchmark::State& state) {
    const auto persons = static_cast<std::int32_t>(state.range(0));
    next_event_tree tree(static_cast<std::size_t>(persons));
    for (std::int32_t i = 0; i < persons; ++i) tree.set(i, i * 37 % 1000);
    for (auto _ : state) {
        const seconds t = tree.next_time();
        tree.set(tree.next_entity(), t < never / 2 ? t + 600 : 0);
    }
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(next_event)->Arg(64)->Arg(216)->Arg(1024);

void bare_event(benchmark::State& state) {
    const auto persons = static_cast<std::int32_t>(state.range(0));
    const random_source random(1, 0, 0);
    next_event_tree tree(static_cast<std::size_t>(persons));
    for (std::int32_t i = 0; i < persons; ++i) tree.set(i, i);
    std::uint32_t events = 0;
    for (auto _ : state) {
        const seconds t = tree.next_time() % (never / 2);
        const std::int32_t who = tree.next_entity();
        const double u = random.uniform(purpose::alert_gap, static_cast<std::uint32_t>(who), events++);
        tree.set(who, t + 1 + static_cast<seconds>(exponential(u, 600.0)));
    }
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(bare_event)->Arg(216);

}  // namespace

BENCHMARK_MAIN();
