/// What the model costs: per event, per staff-day, per township-year, per recorded day, per thread.
#include <benchmark/benchmark.h>

#include <chrono>

#include "sim/engine/ensemble.hpp"
#include "tests/benchmark/baru.hpp"

namespace {

using namespace sim;
using namespace sim::benchmarks;
using benchmark::Counter;

constexpr std::int32_t days = 56;
const Counter::Flags cost = static_cast<Counter::Flags>(Counter::kIsRate | Counter::kInvert);

/// One township through eight weeks. ns_per_event, ns_per_staff_day and township_year are times.
void township(benchmark::State& state) {
    const plan study = study_of(days);
    amount total;
    for (auto _ : state) {
        const amount a = done_by(advanced_to_end(study));
        total.events += a.events;
        total.staff_days += a.staff_days;
    }
    state.counters["time_per_event"] = Counter(static_cast<double>(total.events), cost);
    state.counters["time_per_staff_day"] = Counter(total.staff_days, cost);
    state.counters["time_per_township_year"] = Counter(static_cast<double>(state.iterations()) * days / 365.25, cost);
    state.counters["events_per_staff_day"] = static_cast<double>(total.events) / total.staff_days;
}
BENCHMARK(township)->Unit(benchmark::kMillisecond);

/// Building the township of a replicate, before its first day.
void setting_up(benchmark::State& state) {
    const plan study = study_of(days);
    for (auto _ : state) {
        const replicate_run run(study, 0, 0);
        benchmark::DoNotOptimize(run.day());
    }
}
BENCHMARK(setting_up)->Unit(benchmark::kMillisecond);

/// The same eight weeks recorded by day, by week and as a whole, tables included.
void recording(benchmark::State& state) {
    plan study = study_of(days);
    study.period = static_cast<record_period>(state.range(0));
    for (auto _ : state) benchmark::DoNotOptimize(run_replicate(study, 0, 0));
    state.SetLabel(std::string(id_of(study.period)));
}
BENCHMARK(recording)->DenseRange(0, 2)->Unit(benchmark::kMillisecond);

/// Cost of a staff-day in counties of 1 to 40 townships, on one thread.
void county(benchmark::State& state) {
    const plan study = study_of(7, static_cast<std::int32_t>(state.range(0)));
    const double staff_days = done_by(advanced_to_end(study)).staff_days;
    for (auto _ : state) run_ensemble(study, 1, {});
    state.counters["time_per_staff_day"] = Counter(static_cast<double>(state.iterations()) * staff_days, cost);
}
BENCHMARK(county)->Arg(1)->Arg(5)->Arg(10)->Arg(40)->Unit(benchmark::kMillisecond);

/// Eight replicates on 1 and 2 threads. Efficiency is the time of one thread over the time of all threads together.
void replicates(benchmark::State& state) {
    static double alone = 0.0;
    const plan study = study_of(28, 1, 8);
    const auto threads = static_cast<int>(state.range(0));
    double best = 0.0;
    for (auto _ : state) {
        const auto begin = std::chrono::steady_clock::now();
        run_ensemble(study, threads, {});
        const double spent = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
        if (best == 0.0 || spent < best) best = spent;
    }
    if (threads == 1) alone = best;
    state.counters["efficiency"] = alone > 0.0 ? alone / (threads * best) : 0.0;
}
BENCHMARK(replicates)->Arg(1)->Arg(2)->UseRealTime()->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
