/// Two queues of pending events. Ties are broken by entity, never by insertion, so the order of events is a function of
/// the state alone.
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <functional>
#include <limits>
#include <vector>

namespace sim {

/// Seconds since the scenario's first midnight.
using seconds = std::int32_t;
inline constexpr seconds never = std::numeric_limits<seconds>::max();
inline constexpr seconds day_length = 86400;

/// Earliest of one pending time per entity: a winner tree over plain arrays. Update and pop cost log2(n) comparisons on
/// one cache-resident array; ties go to the lower entity.
class next_event_tree {
public:
    explicit next_event_tree(std::size_t entities = 0)
        : leaves_(std::bit_ceil(std::max<std::size_t>(entities, 1))),
          time_(2 * leaves_, never),
          winner_(2 * leaves_, 0) {
        for (std::size_t i = 0; i < leaves_; ++i) winner_[leaves_ + i] = static_cast<std::int32_t>(i);
        for (std::size_t i = leaves_ - 1; i >= 1; --i) winner_[i] = winner_[2 * i];
    }

    void set(std::int32_t entity, seconds t) {
        std::size_t i = leaves_ + static_cast<std::size_t>(entity);
        time_[i] = t;
        for (i /= 2; i >= 1; i /= 2) {
            const std::size_t left = 2 * i;
            const std::size_t best = time_[left] <= time_[left + 1] ? left : left + 1;
            time_[i] = time_[best];
            winner_[i] = winner_[best];
        }
    }

    seconds time(std::int32_t entity) const { return time_[leaves_ + static_cast<std::size_t>(entity)]; }
    seconds next_time() const { return time_[1]; }
    std::int32_t next_entity() const { return winner_[1]; }

private:
    std::size_t leaves_;
    std::vector<seconds> time_;
    std::vector<std::int32_t> winner_;
};

/// What a timer announces to an object (a job, a need, a meeting).
template <class Kind>
struct timer {
    seconds at;
    Kind kind;
    std::int32_t object;
    std::uint32_t generation;  // of the object when the timer was set; a timer of a recycled object is void

    friend bool operator>(const timer& a, const timer& b) {
        if (a.at != b.at) return a.at > b.at;
        if (a.kind != b.kind) return a.kind > b.kind;
        return a.object > b.object;
    }
};

/// Binary heap of timers, earliest first; ties by kind, then object.
template <class Kind>
class timer_queue {
public:
    void push(timer<Kind> t) {
        heap_.push_back(t);
        std::push_heap(heap_.begin(), heap_.end(), std::greater<>{});
    }
    timer<Kind> pop() {
        std::pop_heap(heap_.begin(), heap_.end(), std::greater<>{});
        const timer<Kind> t = heap_.back();
        heap_.pop_back();
        return t;
    }
    seconds next_time() const { return heap_.empty() ? never : heap_.front().at; }
    std::size_t size() const { return heap_.size(); }

private:
    std::vector<timer<Kind>> heap_;
};

}  // namespace sim
