/// The time ledger: every second of every person is booked once, to one activity and one cause.
#pragma once

#include "sim/model/world.hpp"

namespace sim {

/// Books [from, to) of a person. Both ends lie in today. A vacant post has no time.
void book(world& w, person& p, seconds from, seconds to, activity a, std::int16_t cause);

/// A stretch of time without interruption: moves the person's clock on and books it; what reaches over midnight is carried
/// over.
void spend(world& w, person& p, std::int32_t duration, activity a, std::int16_t cause);

/// Only for a person who keeps a diary: results never depend on whether one is kept.
void write_diary(world& w, const person& p, seconds from, seconds to, activity a, std::int16_t cause);

/// A stretch of one activity made up of parts with causes of their own: booked once for the person, part by part for the
/// causes.
class stretch_of_time {
public:
    stretch_of_time(world& w, person& p, activity a)
        : world_(w), person_(p), activity_(a), causes_(w.now.book.time_by_cause.row(index_of(p.post), 0)) {}
    void add(std::int32_t duration, std::int16_t cause) {
        if (person_.clock + total_ + duration >
            world_.now.midnight) {  // rare: let the general rule split it at midnight
            close();
            spend(world_, person_, duration, activity_, cause);
            return;
        }
        const seconds from = person_.clock + total_;
        if (person_.keeps_diary) write_diary(world_, person_, from, from + duration, activity_, cause);
        causes_[static_cast<std::size_t>(cause) * count_of<activity> + index_of(activity_)] += duration;
        total_ += duration;
    }
    void close();

private:
    world& world_;
    person& person_;
    activity activity_;
    std::int64_t* causes_;  // time of this post by cause and activity
    std::int32_t total_ = 0;
};

/// Opens a segment that lasts until something ends or interrupts it; it is booked when it is closed.
inline void begin_segment(person& p, activity a, std::int16_t cause) {
    p.doing = a;
    p.doing_cause = cause;
}

/// Closes the open segment at t: books it and returns its length.
std::int32_t close_segment(world& w, person& p, seconds t);

/// What a village got, in the ledger.
inline std::int64_t& service_cell(world& w, std::size_t village, service_count c) {
    return w.now.book.service(village, index_of(c));
}
inline std::int64_t& service_cell(world& w, std::int32_t village, service_count c) {
    return service_cell(w, static_cast<std::size_t>(village), c);
}

struct time_use {
    static constexpr text title{"Time ledger", "时间账"};
    /// Books what was carried over.
    static void begin_day(world& w);
    /// Adds the day to the week's and the run's totals, when everybody's time is booked up to midnight.
    static void end_day(world& w);
};

inline std::int32_t whole_seconds(double minutes) {
    return static_cast<std::int32_t>(minutes * seconds_per_minute + 0.5);
}

}  // namespace sim
