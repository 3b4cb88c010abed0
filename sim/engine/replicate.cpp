#include "sim/engine/replicate.hpp"

#include "sim/engine/parallel.hpp"
#include "sim/graph/generate.hpp"
#include "sim/graph/township_params.hpp"
#include "sim/model/mechanisms/ranking.hpp"

namespace sim {
namespace {

std::vector<island> make_islands(const plan& study, std::size_t arm, std::int32_t replicate) {
    const scenario& world = study.arms[arm].world;
    std::vector<island> islands;
    for (std::int32_t i = 0; i < study.townships; ++i) {
        const auto index = static_cast<std::uint32_t>(i);
        const random_source random(study.seed, static_cast<std::uint32_t>(replicate), index);
        const roster base =
            world.imported ? *world.imported : generate_roster(world.par.of<township_params>(), study.seed, index);
        islands.emplace_back(world, base, random);
    }
    return islands;
}

}  // namespace

replicate_run::replicate_run(const plan& study, std::size_t arm, std::int32_t replicate)
    : study_(&study),
      arm_(arm),
      replicate_(replicate),
      islands_(make_islands(study, arm, replicate)),
      recorder_(study, islands_) {}

// The parallel schedule (sim/ARCHITECTURE.md gives the argument):
//   A(i, d)  advances island i through day d; reads and writes island i alone
//   X(d)     exchanges after day d: reads what every island has published, writes what each will receive
//   A(i, d) -> X(d) -> A(j, d + 1) for all i, j.  X runs on one thread, in island order.
void replicate_run::advance_day() {
    const seconds midnight = day_start(day_ + 1);
    const auto advance = [&](std::size_t i) {
        islands_[i].begin_day(day_);
        islands_[i].run_until(midnight);
        islands_[i].end_day();
    };
    if (islands_.size() == 1) {
        advance(0);
    } else {
        parallel_for_within(islands_.size(), advance);
        exchange();
    }
    ++day_;
    const std::int32_t length = day_ - period_start_;
    if (length == period_length(*study_) || day_ == study_->days) {
        recorder_.close_period(period_start_, length, islands_);
        period_start_ = day_;
    }
}

/// The county ranks its townships by what they reported at their last bulletin; the pressure holds until the next.
void replicate_run::exchange() {
    std::vector<double> score;
    std::vector<double> luck;
    for (std::size_t i = 0; i < islands_.size(); ++i) {
        score.push_back(islands_[i].published().score);
        const random_source county = random_source(study_->seed, static_cast<std::uint32_t>(replicate_), 0).county();
        luck.push_back(
            county.uniform(purpose::ranking_noise, static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(day_)));
    }
    const auto& par = study_->arms[arm_].world.par.of<ranking>();
    const std::vector<std::int32_t> rank = ranking::rank(score, luck);
    for (std::size_t i = 0; i < islands_.size(); ++i) {
        const double pressure = ranking::pressure(par, rank[i], islands_.size(), true);
        islands_[i].receive(1.0 - par.county_weight + par.county_weight * pressure);
    }
}

void replicate_run::settle() {
    std::vector<std::size_t> rows;
    for (island& i : islands_) rows.push_back(i.settle());
    recorder_.widen_messages(rows, islands_);
}

replicate_record replicate_run::finish() {
    return {study_->arms[arm_].name, replicate_, recorder_.finish(islands_)};
}

}  // namespace sim
