#include "sim/engine/replicate.hpp"

#include "sim/core/error.hpp"
#include "sim/engine/parallel.hpp"
#include "sim/engine/windows.hpp"
#include "sim/graph/generate.hpp"
#include "sim/graph/township_params.hpp"
#include "sim/model/mechanisms/campaigns.hpp"
#include "sim/model/mechanisms/county_groups.hpp"

namespace sim {
namespace {

std::vector<island> make_islands(const plan& study, std::size_t arm, std::int32_t replicate) {
    const scenario& world = study.arms[arm].world;
    const auto n = static_cast<std::uint32_t>(study.townships);
    std::vector<roster> base;
    for (std::uint32_t i = 0; i < n; ++i) {
        base.push_back(world.imported ? *world.imported
                                      : generate_roster(world.par.of<township_params>(), study.seed, i));
    }
    std::vector<std::vector<group>> county = county_groups::lay_out(world.par, base, study.seed);
    std::vector<island> islands;
    for (std::uint32_t i = 0; i < n; ++i) {
        const random_source random(study.seed, static_cast<std::uint32_t>(replicate), i);
        islands.emplace_back(world, base[i], random, std::move(county[i]));
    }
    return islands;
}

/// Without county groups and campaigns nobody hears from anybody within a day: an island that goes on keeps its memory
/// in the cache.
std::vector<seconds> windows_of_day(const scenario& world, const county_world& c) {
    const bool one = county_groups::number(world.par.of<county_groups>()) == 0 && !campaigns::may_stop_one(c);
    return one ? std::vector<seconds>{day_length} : window_ends(world.par.of<calendar_params>());
}

}  // namespace

replicate_run::replicate_run(const plan& study, std::size_t arm, std::int32_t replicate)
    : study_(&study),
      arm_(arm),
      replicate_(replicate),
      islands_(make_islands(study, arm, replicate)),
      county_(study.arms[arm].world, islands_.front().state().now.base, islands_.front().state().now.random,
              study.townships),
      recorder_(study, islands_, county_) {}

// The parallel schedule (sim/ARCHITECTURE.md gives the argument):
//   A(i, w)  advances township i through window w; reads and writes island i alone
//   C(w)     the county acts after window w: takes the townships' letters, posts its own; these are delivered
//   A(i, w) -> C(w) -> A(j, w + 1) for all i, j.  C runs on one thread and takes letters by township, then by posting.
void replicate_run::advance_window() {
    if (of_day_ == 0) {
        county_.begin_day(day_);
        ends_ = windows_of_day(study_->arms[arm_].world, county_.state());
        deliver_down();
    }
    run_window();
    deliver_up();
    county_.end_window();
    deliver_down();
    ++window_;
    if (++of_day_ == static_cast<std::int32_t>(ends_.size())) close_day();
}

void replicate_run::advance_day() {
    do {
        advance_window();
    } while (of_day_ != 0);
}

void replicate_run::run_window() {
    const bool first = of_day_ == 0;
    const bool last = of_day_ + 1 == static_cast<std::int32_t>(ends_.size());
    const seconds end = day_start(day_) + ends_[static_cast<std::size_t>(of_day_)];
    const auto advance = [&](std::size_t i) {
        if (first) islands_[i].begin_day(day_);
        islands_[i].run_until(end);
        if (last) islands_[i].end_day();
        islands_[i].end_window();
    };
    if (islands_.size() == 1) {
        advance(0);
    } else {
        parallel_for_within(islands_.size(), advance);
    }
}

void replicate_run::close_day() {
    of_day_ = 0;
    ++day_;
    const std::int32_t length = day_ - period_start_;
    if (length == period_length(*study_) || day_ == study_->days) {
        recorder_.close_period(period_start_, length, islands_, county_);
        period_start_ = day_;
    }
}

void replicate_run::deliver_down() {
    for (const envelope& e : county_.take_letters(window_)) {
        expects(e.from == county_seat && e.to >= 0, "the county writes to townships");
        islands_[static_cast<std::size_t>(e.to)].receive(e);
    }
}

void replicate_run::deliver_up() {
    for (island& i : islands_) {
        for (const envelope& e : i.take_letters(window_)) {
            expects(e.to == county_seat && e.window == window_, "letters are delivered at the end of their window");
            county_.receive(e);
        }
    }
}

void replicate_run::settle() {
    std::vector<std::size_t> rows;
    for (island& i : islands_) rows.push_back(i.settle());
    recorder_.widen_messages(rows, islands_, county_);
}

replicate_record replicate_run::finish() {
    return {study_->arms[arm_].name, replicate_, recorder_.finish(islands_)};
}

}  // namespace sim
